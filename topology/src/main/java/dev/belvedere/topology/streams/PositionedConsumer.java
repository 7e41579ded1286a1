package dev.belvedere.topology.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer of a stream thread, which also reports its positions and the number of records after each poll. */
final class PositionedConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    private final SourcePositions positions;
    private final CommitPace pace;

    PositionedConsumer(Map<String, Object> config, SourcePositions positions, CommitPace pace) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.positions = positions;
        this.pace = pace;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        assignment().stream()
                .filter(positions::covers)
                .forEach(partition -> note(partition, records.records(partition)));
        pace.polled(records.count());
        return records;
    }

    private void note(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled) {
        long last = polled.isEmpty() ? -1 : polled.get(polled.size() - 1).offset();
        try {
            positions.polled(partition, last, position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            // The partition was just assigned, and its position is still being fetched: the next poll reports it.
            LOG.atTrace().addKeyValue("partition", partition).log("position not known yet");
        }
    }
}
