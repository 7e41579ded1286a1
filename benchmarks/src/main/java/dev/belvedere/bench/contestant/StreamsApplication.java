package dev.belvedere.bench.contestant;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** What both contestants on Kafka Streams have in common. */
final class StreamsApplication {

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final KafkaStreams streams;

    StreamsApplication(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Waits until all tasks are assigned and no thread joins any more. */
    void awaitRunning() {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        long since = System.nanoTime();
        while (System.nanoTime() - since < SETTLED.toNanos()) {
            if (streams.state() != KafkaStreams.State.RUNNING) {
                since = System.nanoTime();
            }
            if (since > deadline || streams.state().hasStartedOrFinishedShuttingDown()) {
                throw new IllegalStateException("the application is " + streams.state());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The bytes of all batches sent to internal topics. */
    double internalBytes() {
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
}
