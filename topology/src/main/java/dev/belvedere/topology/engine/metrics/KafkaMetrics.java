package dev.belvedere.topology.engine.metrics;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;

/** Shows selected measurements of Kafka's clients, of Kafka Streams and of RocksDB, which are read when they are asked for. */
public final class KafkaMetrics {

    private KafkaMetrics() {}

    /**
     * Shows them.
     *
     * @param measured all that Kafka Streams and its clients measure
     */
    public static void bind(
            Meters meters, Supplier<Map<MetricName, ? extends org.apache.kafka.common.Metric>> measured) {
        for (KafkaMetric metric : KafkaMetric.values()) {
            if (metric.kind() == Metric.Kind.COUNTER) {
                meters.counted(metric, () -> sum(metric, measured.get()));
            } else {
                meters.gauge(metric, () -> sum(metric, measured.get()));
            }
        }
    }

    private static double sum(KafkaMetric metric, Map<MetricName, ? extends org.apache.kafka.common.Metric> measured) {
        double sum = 0;
        for (Map.Entry<MetricName, ? extends org.apache.kafka.common.Metric> each : measured.entrySet()) {
            MetricName name = each.getKey();
            // With a topic or a partition, it is a part of what the client measures as a whole.
            if (name.name().equals(metric.kafkaName())
                    && name.group().equals(metric.group())
                    && !name.tags().containsKey("topic")
                    && each.getValue().metricValue() instanceof Number number) {
                sum += number.doubleValue();
            }
        }
        return sum;
    }
}
