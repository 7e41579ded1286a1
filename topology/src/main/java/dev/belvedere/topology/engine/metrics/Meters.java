package dev.belvedere.topology.engine.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Registers metrics. Each meter is resolved once, by the caller, and then costs what its counter costs. Thread-safe. */
public final class Meters {

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Shows a value that is looked at when it is asked for.
     *
     * @param values of the labels, in their order
     */
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        Gauge unused = Gauge.builder(metric.id(), value::getAsDouble)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * Returns a counter.
     *
     * @param values of the labels, in their order
     */
    public Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.id())
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * Shows a count that something else keeps.
     *
     * @param values of the labels, in their order
     */
    public void counted(Metric metric, DoubleSupplier count, String... values) {
        // Micrometer holds the object weakly and the function strongly: the count would be lost otherwise.
        FunctionCounter unused = FunctionCounter.builder(metric.id(), registry, living -> count.getAsDouble())
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * Returns a timer that counts in buckets.
     *
     * @param bounds the upper bounds of the buckets
     * @param values of the labels, in their order
     */
    public Timer timer(Metric metric, List<Duration> bounds, String... values) {
        return Timer.builder(metric.id())
                .description(metric.help())
                .tags(tags(metric, values))
                .serviceLevelObjectives(bounds.toArray(Duration[]::new))
                .register(registry);
    }

    private static List<Tag> tags(Metric metric, String... values) {
        List<Tag> tags = new ArrayList<>();
        for (int label = 0; label < values.length; label++) {
            tags.add(Tag.of(metric.labels().get(label), values[label]));
        }
        return tags;
    }
}
