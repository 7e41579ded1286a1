package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Consecutive rows of a subscription in one shard, by store key.
 *
 * @param next the store key at which to go on, inclusive; empty at the end of the shard
 */
record SubscriptionPage(SortedMap<Bytes, Row> rows, Optional<Bytes> next) {}
