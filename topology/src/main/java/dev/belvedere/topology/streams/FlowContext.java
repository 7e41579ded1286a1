package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.ingest.IngestStatus;
import java.util.Map;

/**
 * What the stream threads of an instance have in common.
 *
 * @param reports the name of the topic of reports
 * @param ingests what the ingests of this instance tell, by input. One that has moved away stays until it comes back: only the thread that runs it asks for it
 */
record FlowContext(
        Stages stages,
        Gates gates,
        String reports,
        Map<Integer, IngestStatus> ingests,
        ThreadBatches batches,
        CommitPace pace,
        ShardListener listener) {}
