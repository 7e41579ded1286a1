package dev.belvedere.query.route;

import dev.belvedere.topology.state.ShardId;

/**
 * One key of a read of several.
 *
 * @param shard the shard of the key's row
 * @param text the key as the request has it
 * @param position the key's place in the request, from 0
 */
public record RequestedKey(ShardId shard, String text, int position) {}
