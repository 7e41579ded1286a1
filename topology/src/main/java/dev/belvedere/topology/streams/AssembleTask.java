package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.exchange.Message;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Runs one shard of an assembly: its messages, its pending answers, and its marks. Used by the task's thread only. */
final class AssembleTask {

    // Short, because a step only answers a few subscribers.
    private static final Duration STEP_INTERVAL = Duration.ofMillis(1);

    private final Assemble assemble;
    private final Ticker marks;
    private final Ticker steps;

    AssembleTask(Assemble assemble, ProcessorContext<?, ?> context, Duration markInterval) {
        this.assemble = assemble;
        this.marks = new Ticker(context, markInterval, assemble::mark);
        this.steps = new Ticker(context, STEP_INTERVAL, assemble::step);
        startTickers();
    }

    void accept(byte[] key, Message message) {
        message.deliver(key, assemble);
        startTickers();
    }

    private void startTickers() {
        if (assemble.isMarkDue()) {
            marks.start();
        }
        if (assemble.isStepDue()) {
            steps.start();
        }
    }
}
