package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.MarkRequests;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Runs the ingest of one partition of a table's topic: its events, and the marks that tell how far it has got. Used by the task's thread only. */
final class IngestTask {

    // The marker of a transaction, which moves the position too, may be read slightly later than its last record.
    private static final int TICKS_AFTER_THE_LAST_MOVE = 40;

    private static final Duration STEP_INTERVAL = Duration.ofMillis(1);

    private final Ingest ingest;
    private final TopicPartition source;
    private final MarkRequests requests;
    private final SourcePositions positions;
    private final Ticker marks;
    private final Ticker steps;
    private long processed = -1;
    private long marked = -1;
    private int quietTicks;

    IngestTask(
            Ingest ingest,
            TopicPartition source,
            MarkRequests requests,
            SourcePositions positions,
            ProcessorContext<?, ?> context,
            Duration markInterval) {
        this.ingest = ingest;
        this.source = source;
        this.requests = requests;
        this.positions = positions;
        this.marks = new Ticker(context, markInterval, this::mark);
        this.steps = new Ticker(context, STEP_INTERVAL, this::step);
        positions.begin(source);
        startTickers();
    }

    /** Processes a record: an event of the table, a request for a mark, or a TRUNCATE message from another partition's task. */
    void accept(String topic, long offset, byte[] key, byte[] value) {
        if (topic.equals(source.topic())) {
            ingest.accept(offset, key, value);
            processed = offset;
        } else if (topic.equals(requests.topic())) {
            requests.add(value);
        } else {
            ingest.accept(TruncationCodec.decode(value));
        }
        answerRequests();
        startTickers();
    }

    private void answerRequests() {
        if (!requests.isEmpty()) {
            long reached = reached();
            requests.answer(reached, shard -> ingest.mark(reached, shard));
        }
    }

    private long reached() {
        return Math.min(positions.reached(source, processed), ingest.heldAt());
    }

    private void startTickers() {
        quietTicks = 0;
        marks.start();
        if (ingest.isStepDue()) {
            steps.start();
        }
    }

    private boolean step() {
        boolean more = ingest.step();
        answerRequests();
        startTickers();
        return more;
    }

    private boolean mark() {
        long reached = reached();
        if (reached > marked) {
            ingest.mark(reached);
            marked = reached;
            quietTicks = 0;
            answerRequests();
        }
        return marked < 0 || ++quietTicks < TICKS_AFTER_THE_LAST_MOVE;
    }
}
