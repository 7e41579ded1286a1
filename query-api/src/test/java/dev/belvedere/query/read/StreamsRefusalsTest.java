package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StateStoreMigratedException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.junit.jupiter.api.Test;

class StreamsRefusalsTest {

    @Test
    void saysMovedOfAShardThatIsNotHere() {
        assertThat(StreamsRefusals.of(new InvalidStateStorePartitionException("not here")))
                .isEqualTo(Refusal.MOVED);
    }

    @Test
    void saysMovedOfAStoreThatWasClosedUnderTheRead() {
        assertThat(StreamsRefusals.of(new StateStoreMigratedException("gone"))).isEqualTo(Refusal.MOVED);
    }

    @Test
    void saysRestoringBeforeTheApplicationRuns() {
        assertThat(StreamsRefusals.of(new StreamsNotStartedException("not yet")))
                .isEqualTo(Refusal.RESTORING);
    }

    @Test
    void saysClosedOfAnApplicationThatStopped() {
        assertThat(StreamsRefusals.of(new StreamsStoppedException("stopped"))).isEqualTo(Refusal.CLOSED);
    }
}
