package dev.belvedere.topology.frontier;

import java.util.List;

/**
 * One way by which changes reach a shard.
 *
 * @param from the ordinal of the assembly they come from, or {@link #INGEST}
 * @param upstreams how many tasks send on this channel: shards of that assembly; 1 for ingest, where each source has one task of its own
 * @param sources the numbers of the source partitions whose changes may come this way
 */
public record Channel(int from, int upstreams, List<Integer> sources) {

    /** The channel from the tables themselves. */
    public static final int INGEST = -1;

    public Channel {
        sources = List.copyOf(sources);
    }
}
