package dev.belvedere.topology.streams;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action at an interval as long as there is something to do, and not otherwise, because in Kafka Streams every run commits a transaction. Used by the
 * task's thread only.
 */
final class Ticker {

    private final ProcessorContext<?, ?> context;
    private final Duration interval;
    private final BooleanSupplier tick;
    private @Nullable Cancellable scheduled;

    /** @param tick does what is due, and returns true if it has to run again */
    Ticker(ProcessorContext<?, ?> context, Duration interval, BooleanSupplier tick) {
        this.context = context;
        this.interval = interval;
        this.tick = tick;
    }

    /** Starts the ticker unless it is running; it ticks for the first time after one interval. */
    void start() {
        if (scheduled == null) {
            scheduled = context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        }
    }

    private void tick() {
        if (!tick.getAsBoolean() && scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
