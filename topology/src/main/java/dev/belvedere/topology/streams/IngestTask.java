package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.Truncation;

import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** One partition of a table's topic being taken in: its events, and the marks that say how far it has got. */
final class IngestTask {

    // A transaction's marker, which moves the position too, may be read a little after its last record.
    private static final int TICKS_AFTER_THE_LAST_MOVE = 40;

    // Of more, those that ask for the furthest have to wait for the next interval: nobody can make this task remember
    // without end, nor keep others out by asking for what will never be.
    private static final int MOST_REQUESTS = 10_000;

    private static final Duration STEP_INTERVAL = Duration.ofMillis(1);

    private final Ingest ingest;
    private final TopicPartition source;
    private final String requestsTopic;
    private final SourcePositions positions;
    private final NavigableSet<MarkRequest> requests = new TreeSet<>(Comparator.comparingLong(MarkRequest::next)
            .thenComparingInt(MarkRequest::assembly)
            .thenComparingInt(MarkRequest::shard));
    private final Ticker ticker;
    private final Ticker steps;
    private long processed = -1;
    private long marked = -1;
    private int quietTicks;

    IngestTask(
            Ingest ingest,
            TopicPartition source,
            String requestsTopic,
            SourcePositions positions,
            ProcessorContext<?, ?> context,
            Duration markInterval) {
        this.ingest = ingest;
        this.source = source;
        this.requestsTopic = requestsTopic;
        this.positions = positions;
        this.ticker = new Ticker(context, markInterval, this::mark);
        this.steps = new Ticker(context, STEP_INTERVAL, this::step);
        positions.begin(source);
        startTickers();
    }

    /** An event of the table, word from another partition's task, or a shard's request. */
    void accept(String topic, long offset, byte[] key, byte[] value) {
        if (topic.equals(source.topic())) {
            ingest.accept(offset, key, value);
            processed = offset;
        } else if (topic.equals(requestsTopic)) {
            remember(MarkRequest.decode(value));
        } else {
            ingest.accept(Truncation.decode(value));
        }
        answerRequests();
        startTickers();
    }

    private void remember(MarkRequest request) {
        requests.add(request);
        if (requests.size() > MOST_REQUESTS) {
            requests.pollLast();
        }
    }

    private void answerRequests() {
        if (requests.isEmpty()) {
            return;
        }
        long reached = reached();
        while (!requests.isEmpty() && requests.first().next() <= reached) {
            ingest.mark(reached, requests.pollFirst().target());
        }
    }

    private long reached() {
        return Math.min(positions.reached(source, processed), ingest.heldAt());
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
