package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Tracks how far the consumers have read in the table topics, including offsets without a record: transaction markers and compacted offsets. Without it, a
 * partition that ends with a marker would never appear to be read to its end. A partition is written and read by the thread that consumes it.
 */
final class SourcePositions {

    private final Set<String> topics;
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    SourcePositions(Set<String> topics) {
        this.topics = Set.copyOf(topics);
    }

    /**
     * @param lastRecord the offset of the last record returned by a poll; -1 if there was none
     * @param next the offset that is fetched next
     */
    private record Position(long lastRecord, long next) {}

    boolean covers(TopicPartition partition) {
        return topics.contains(partition.topic());
    }

    /** Notes the consumer's position after a poll, and the offset of the last record that the poll returned, -1 if it returned none. */
    void polled(TopicPartition partition, long lastRecord, long next) {
        positions.merge(
                partition,
                new Position(lastRecord, next),
                (before, now) -> new Position(Math.max(before.lastRecord, now.lastRecord), now.next));
    }

    /** Forgets what an earlier task has polled from this partition. */
    void begin(TopicPartition partition) {
        positions.remove(partition);
    }

    /**
     * Returns the offset before which everything has been processed; -1 if it is not known yet.
     *
     * @param processed the offset of the last processed record; -1 if there was none
     */
    long reached(TopicPartition partition, long processed) {
        Position position = positions.get(partition);
        if (position != null && position.lastRecord <= processed) {
            return position.next;
        }
        return processed < 0 ? -1 : processed + 1;
    }
}
