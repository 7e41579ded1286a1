package dev.belvedere.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SourcePositionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final SourcePositions positions = new SourcePositions(Set.of("t"));

    @Test
    void knowsNothingBeforeTheFirstPoll() {
        assertThat(positions.reached(PARTITION, -1)).isEqualTo(-1);
    }

    @Test
    void hasReachedThePositionOfAPartitionThatGaveNothing() {
        positions.polled(PARTITION, -1, 42);

        assertThat(positions.reached(PARTITION, -1)).isEqualTo(42);
    }

    @Test
    void hasReachedNoFurtherThanWhatWasProcessed() {
        positions.polled(PARTITION, 9, 11);

        assertThat(positions.reached(PARTITION, 7)).isEqualTo(8);
    }

    @Test
    void countsTheMarkerBehindTheLastRecord() {
        positions.polled(PARTITION, 9, 11);

        assertThat(positions.reached(PARTITION, 9)).isEqualTo(11);
    }

    @Test
    void remembersTheLastRecordWhenALaterPollGaveNone() {
        positions.polled(PARTITION, 9, 10);
        positions.polled(PARTITION, -1, 11);

        assertThat(positions.reached(PARTITION, 8)).isEqualTo(9);
    }

    @Test
    void forgetsWhatAnEarlierTaskWasHandedOut() {
        positions.polled(PARTITION, 9, 10);

        positions.begin(PARTITION);
        positions.polled(PARTITION, -1, 5);

        assertThat(positions.reached(PARTITION, -1)).isEqualTo(5);
    }
}
