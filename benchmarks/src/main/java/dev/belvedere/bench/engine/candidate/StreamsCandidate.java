package dev.belvedere.bench.engine.candidate;

import dev.belvedere.bench.shop.ExpectedRows;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** A candidate that runs on Kafka Streams. */
public final class StreamsCandidate implements Candidate {

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Waiting STARTING = Waiting.every(Duration.ofMillis(10)).atMost(Duration.ofMinutes(2));

    private final KafkaStreams streams;
    private final SummaryView view;
    private final Runnable close;

    private StreamsCandidate(KafkaStreams streams, SummaryView view, Runnable close) {
        this.streams = streams;
        this.view = view;
        this.close = close;
    }

    /**
     * Waits until all tasks are assigned and no rebalance has happened for two seconds.
     *
     * @param streams has been started
     * @param view opens the view, whose stores can be read then
     * @param close stops the application
     */
    public static StreamsCandidate running(KafkaStreams streams, Supplier<SummaryView> view, Runnable close) {
        awaitRunning(streams);
        return new StreamsCandidate(streams, view.get(), close);
    }

    private static void awaitRunning(KafkaStreams streams) {
        long[] runningSince = {System.nanoTime()};
        boolean settled = STARTING.until(() -> {
            KafkaStreams.State state = streams.state();
            if (state != KafkaStreams.State.RUNNING) {
                runningSince[0] = System.nanoTime();
            }
            return state.hasStartedOrFinishedShuttingDown() || System.nanoTime() - runningSince[0] >= SETTLED.toNanos();
        });
        if (!settled || streams.state().hasStartedOrFinishedShuttingDown()) {
            throw new IllegalStateException("the application is " + streams.state());
        }
    }

    @Override
    public void pause() {
        streams.pause();
    }

    @Override
    public void resume() {
        streams.resume();
    }

    @Override
    public long awaitComplete(ExpectedRows expected) {
        return new Completion(view, expected).await();
    }

    @Override
    public Optional<SummaryView> view() {
        return Optional.of(view);
    }

    @Override
    public double internalBytes() {
        return streams.metrics().entrySet().stream()
                .filter(metric -> isInternalBytes(metric.getKey()))
                .map(metric -> (Metric) metric.getValue())
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .sum();
    }

    private static boolean isInternalBytes(MetricName name) {
        String topic = name.tags().getOrDefault("topic", "");
        return name.group().equals("producer-topic-metrics")
                && name.name().equals("byte-total")
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition") || topic.endsWith("-topic"));
    }

    @Override
    public void close() {
        close.run();
    }
}
