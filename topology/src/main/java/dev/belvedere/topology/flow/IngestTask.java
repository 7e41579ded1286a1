package dev.belvedere.topology.flow;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** One partition of a table's topic being taken in: its events, and the marks that say how far it has got. */
final class IngestTask {

    // A transaction's marker, which moves the position too, may be read a little after its last record.
    private static final int TICKS_AFTER_THE_LAST_MOVE = 40;

    private final Ingest ingest;
    private final TopicPartition source;
    private final SourcePositions positions;
    private final Ticker ticker;
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
        positions.begin(source);
        ticker.start();
    }

    void accept(long offset, byte[] key, byte[] value) {
        ingest.accept(source.partition(), offset, key, value);
        processed = offset;
        quietTicks = 0;
        ticker.start();
    }

    private boolean mark() {
        long reached = positions.reached(source, processed);
        if (reached > marked) {
            ingest.mark(source.partition(), reached);
            marked = reached;
            quietTicks = 0;
        }
        return marked < 0 || ++quietTicks < TICKS_AFTER_THE_LAST_MOVE;
    }
}
