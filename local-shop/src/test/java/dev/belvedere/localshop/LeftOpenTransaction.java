package dev.belvedere.localshop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A transaction as an instance leaves it that is killed in the middle of its work: open, with a record in the topic of reports. */
final class LeftOpenTransaction implements AutoCloseable {

    private static final String REPORTS = "-reports";

    private final KafkaProducer<byte[], byte[]> producer;

    private LeftOpenTransaction(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @param application what the names of the topics of one deployment begin with, and of no other one */
    static LeftOpenTransaction begin(String bootstrapServers, String application)
            throws ExecutionException, InterruptedException {
        String reports = reports(bootstrapServers, application);
        String transaction = reports.substring(0, reports.length() - REPORTS.length()) + "-gone-1";
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transaction,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) Duration.ofMinutes(10).toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(reports, new byte[] {1})).get();
        return new LeftOpenTransaction(producer);
    }

    private static String reports(String bootstrapServers, String application)
            throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            List<String> found = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(application) && topic.endsWith(REPORTS))
                    .toList();
            return found.get(0);
        }
    }

    /** Tries to commit it; returns true if somebody has aborted it. */
    boolean wasAborted() {
        try {
            producer.commitTransaction();
            return false;
        } catch (KafkaException aborted) {
            return true;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
