package dev.belvedere.topology.streams;

import java.time.Duration;

/**
 * What shapes the flow beside the plan.
 *
 * @param application the id of the Streams application: the prefix of its topics
 * @param shards the number of virtual shards
 * @param commitInterval how often a stream thread commits that keeps up with what it reads
 * @param markInterval how often shards are told how far the sources have got
 */
public record FlowSettings(String application, int shards, Duration commitInterval, Duration markInterval) {}
