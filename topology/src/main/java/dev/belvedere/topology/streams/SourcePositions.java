package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the consumers have read in the table topics, including what is no record: a transaction's markers and compacted offsets. Without it a
 * partition that ends in a marker would never seem to be read to its end. A partition is written and read by the thread that consumes it.
 */
final class SourcePositions {

    private final Set<String> topics;
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    SourcePositions(Set<String> topics) {
        this.topics = Set.copyOf(topics);
    }

    /**
     * @param lastRecord the offset of the last record handed out, -1 where there was none
     * @param next the offset that will be fetched next
     */
    private record Position(long lastRecord, long next) {}

    boolean covers(TopicPartition partition) {
        return topics.contains(partition.topic());
    }

    /** The consumer of the partition now stands at {@code next} and has handed out the record at {@code lastRecord}, or none (-1) since before. */
    void polled(TopicPartition partition, long lastRecord, long next) {
        positions.merge(
                partition,
                new Position(lastRecord, next),
                (before, now) -> new Position(Math.max(before.lastRecord, now.lastRecord), now.next));
    }

    /** A task begins with this partition: what an earlier one was handed out does not count. */
    void begin(TopicPartition partition) {
        positions.remove(partition);
    }

    /**
     * The offset before which everything has been processed, or -1 where it is not known yet.
     *
     * @param processed the offset of the last record that was processed, -1 where there was none
     */
    long reached(TopicPartition partition, long processed) {
        Position position = positions.get(partition);
        if (position != null && position.lastRecord <= processed) {
            return position.next;
        }
        return processed < 0 ? -1 : processed + 1;
    }
}
