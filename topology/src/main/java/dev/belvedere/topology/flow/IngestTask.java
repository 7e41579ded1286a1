package dev.belvedere.topology.flow;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** One partition of a table's topic being taken in: its events, and the marks that say how far it has got. */
final class IngestTask {

    // A transaction's marker, which moves the position too, may be read a little after its last record.
    private static final int TICKS_AFTER_THE_LAST_MOVE = 40;

    private static final Duration STEP_INTERVAL = Duration.ofMillis(1);

    private final Ingest ingest;
    private final TopicPartition source;
    private final SourcePositions positions;
    private final Ticker ticker;
    private final Ticker steps;
    private long processed = -1;
    private long marked = -1;
    private int quietTicks;

    IngestTask(
            Ingest ingest,
            TopicPartition source,
            SourcePositions positions,
            ProcessorContext<?, ?> context,
            Duration markInterval) {
        this.ingest = ingest;
        this.source = source;
        this.positions = positions;
        this.ticker = new Ticker(context, markInterval, this::mark);
        this.steps = new Ticker(context, STEP_INTERVAL, this::step);
        positions.begin(source);
        startTickers();
    }

    /** An event of the table, or word from another partition's task. */
    void accept(String topic, long offset, byte[] key, byte[] value) {
        if (topic.equals(source.topic())) {
            ingest.accept(offset, key, value);
            processed = offset;
        } else {
            ingest.accept(Truncation.decode(value));
        }
        startTickers();
    }

    private void startTickers() {
        quietTicks = 0;
        ticker.start();
        if (ingest.isStepDue()) {
            steps.start();
        }
    }

    private boolean step() {
        boolean more = ingest.step();
        startTickers();
        return more;
    }

    private boolean mark() {
        long reached = Math.min(positions.reached(source, processed), ingest.heldAt());
        if (reached > marked) {
            ingest.mark(reached);
            marked = reached;
            quietTicks = 0;
        }
        return marked < 0 || ++quietTicks < TICKS_AFTER_THE_LAST_MOVE;
    }
}
