package dev.belvedere.topology.flow;

import java.time.Duration;

/**
 * What shapes the flow beside the plan.
 *
 * @param shards the number of virtual shards
 * @param markInterval how often shards are told how far the sources have got
 */
public record FlowSettings(int shards, Duration markInterval) {}
