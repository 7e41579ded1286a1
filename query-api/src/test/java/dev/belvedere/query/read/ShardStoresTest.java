package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeView;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused and why; reads of a running application are for the integration tests. */
class ShardStoresTest {

    private static final FakeView VIEW = FakeView.orderSummary();
    private static final byte[] KEY = {1};

    @ParameterizedTest
    @CsvSource({
        "RUNNING, MOVED",
        "CREATED, RESTORING",
        "REBALANCING, RESTORING",
        "PENDING_SHUTDOWN, CLOSED",
        "ERROR, CLOSED"
    })
    void refusesAShardThatIsNotHeld(State state, Refusal refusal) {
        ShardStores stores = new ShardStores((store, shard) -> Optional.empty(), () -> state);

        assertThat(stores.record(VIEW, 0, KEY)).isEqualTo(ReadResult.refused(refusal));
    }

    @Test
    void refusesWhatIsClosedInTheMiddleOfARead() {
        ShardStores stores = new ShardStores((store, shard) -> Optional.of(new ClosedStore()), () -> State.RUNNING);

        ReadResult<Integer> answer = stores.range(VIEW, 0, KEY, new byte[] {2}, records -> 1);

        assertThat(answer).isEqualTo(ReadResult.refused(Refusal.MOVED));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RUNNING", "REBALANCING"})
    void readsWhatIsHeldWhateverHappensToOtherShards(State state) {
        ShardStores stores = new ShardStores((store, shard) -> Optional.of(new EmptyStore()), () -> state);

        assertThat(stores.record(VIEW, 0, KEY)).isEqualTo(new ReadResult.Absent<byte[]>());
    }

    /** Has nothing. */
    private static class EmptyStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

        @Override
        public byte @Nullable [] get(Bytes key) {
            return null;
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long approximateNumEntries() {
            return 0;
        }
    }

    /** Is closed while it is read. */
    private static final class ClosedStore extends EmptyStore {

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            throw new InvalidStateStoreException("closed");
        }
    }
}
