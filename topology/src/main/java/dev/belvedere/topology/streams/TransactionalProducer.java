package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of a stream thread, which also tells of its transactions. */
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

    /** Streams flushes before it commits: what the listener adds then goes with the rest, and the commit has nothing left to wait for. */
    @Override
    public void flush() {
        if (begun) {
            tellOfCommit();
        }
        super.flush();
    }

    @Override
    public void commitTransaction() {
        tellOfCommit();
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

    private void tellOfCommit() {
        listener.committing(record -> {
            // One that cannot be sent fails the commit.
            Future<RecordMetadata> unused = send(record);
        });
    }
}
