package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of a stream thread, which also reports its transactions. */
final class TransactionalProducer extends KafkaProducer<byte[], byte[]> {

    private final ShardListener listener;
    private final CommitPace pace;
    private boolean begun;

    TransactionalProducer(Map<String, Object> config, ShardListener listener, CommitPace pace) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.listener = listener;
        this.pace = pace;
    }

    @Override
    public void beginTransaction() {
        super.beginTransaction();
        begun = true;
    }

    /** Kafka Streams flushes before it commits: records that the listener adds now are sent with the others, and the commit need not wait for them. */
    @Override
    public void flush() {
        if (begun) {
            reportCommit();
        }
        super.flush();
    }

    @Override
    public void commitTransaction() {
        reportCommit();
        super.commitTransaction();
        begun = false;
        listener.committed();
        pace.committed();
    }

    @Override
    public void abortTransaction() {
        begun = false;
        super.abortTransaction();
    }

    private void reportCommit() {
        listener.committing(record -> {
            // A record that cannot be sent fails the commit.
            Future<RecordMetadata> unused = send(record);
        });
    }
}
