package dev.belvedere.topology.frontier;

import java.util.List;

/**
 * A channel by which changes reach a shard.
 *
 * @param from the ordinal of the sending assembly, or {@link #INGEST}
 * @param upstreams the number of sending tasks: the shards of that assembly; 1 for ingest, where each source has its own task
 * @param sources the numbers of the source partitions whose changes may use this channel
 */
public record Channel(int from, int upstreams, List<Integer> sources) {

    /** The origin of the channel from the tables themselves. */
    public static final int INGEST = -1;

    public Channel {
        sources = List.copyOf(sources);
    }
}
