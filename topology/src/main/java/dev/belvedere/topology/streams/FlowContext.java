package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Stages;

/**
 * What the stream threads of an instance have in common.
 *
 * @param reports the name of the topic of reports
 */
record FlowContext(
        Stages stages, Gates gates, String reports, ThreadBatches batches, CommitPace pace, ShardListener listener) {}
