package dev.belvedere.topology.flow;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of a stream thread, which also tells of its transactions. */
final class TransactionalProducer extends KafkaProducer<byte[], byte[]> {

    private final ShardListener listener;

    TransactionalProducer(Map<String, Object> config, ShardListener listener) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.listener = listener;
    }

    @Override
    public void commitTransaction() {
        listener.committing(record -> {
            // One that cannot be sent fails the commit.
            Future<RecordMetadata> unused = send(record);
        });
        super.commitTransaction();
        listener.committed();
    }
}
