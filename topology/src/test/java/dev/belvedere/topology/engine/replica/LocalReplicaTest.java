package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.state.OperatorSpace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalReplicaTest {

    private static final OperatorSpace VIEW = new OperatorSpace(3);

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("memory").get();
    private final LongAdder bytes = new LongAdder();
    private final KeptEpochs kept = new KeptEpochs(1_000_000, 1 << 20);
    private long epoch;

    private LocalReplica replica(Role role, long begun) {
        return new LocalReplica(role, 0, store, Set.of(3), () -> epoch, begun, 0, bytes, Runnable::run);
    }

    private static Bytes key(String text) {
        return Bytes.wrap(VIEW.key(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte @Nullable [] value(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(LocalReplica replica, String key, @Nullable String value) {
        replica.changing(key(key).get(), store.get(key(key)));
        store.put(key(key), value(value));
        replica.changed(key(key).get(), value(value));
    }

    private static @Nullable String get(LocalReplica replica, long epoch, String key) {
        byte[] value = replica.at(epoch).get(key(key));
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static List<String> range(LocalReplica replica, long epoch) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> range = replica.at(epoch).range(key(""), key("z"))) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> next = range.next();
                found.add(new String(OperatorSpace.ownKey(next.key.get()), StandardCharsets.UTF_8) + "="
                        + new String(next.value, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Test
    void readsEachEpochAsItEnded() {
        LocalReplica replica = replica(Role.ACTIVE, 0);
        epoch = 1;
        put(replica, "a", "1");
        put(replica, "b", "1");
        epoch = 2;
        put(replica, "a", "2");
        put(replica, "a", "3");
        put(replica, "b", null);
        put(replica, "c", "2");

        assertThat(range(replica, 0)).isEmpty();
        assertThat(range(replica, 1)).containsExactly("a=1", "b=1");
        assertThat(range(replica, 2)).containsExactly("a=3", "c=2");
        assertThat(get(replica, 1, "a")).isEqualTo("1");
        assertThat(get(replica, 1, "c")).isNull();
    }

    @Test
    void refusesEpochsThatItHasForgotten() {
        LocalReplica replica = replica(Role.ACTIVE, 0);
        epoch = 2;
        put(replica, "a", "2");
        replica.forgetBefore(2);

        assertThatThrownBy(() -> get(replica, 1, "a")).isInstanceOf(InvalidStateStoreException.class);
        assertThat(get(replica, 2, "a")).isEqualTo("2");
        assertThat(bytes.sum()).isZero();
    }

    @Test
    void doesNotAnswerForAnEpochThatItHasNotReached() {
        LocalReplica replica = replica(Role.ACTIVE, 5);

        assertThat(replica.answers(1, 5)).isTrue();
        assertThat(replica.answers(2, 9)).isFalse();
        replica.reached(9);
        assertThat(replica.answers(2, 9)).isTrue();
    }

    @Test
    void doesNotAnswerForAnEpochThatItIsAheadOfWithoutKnowingWhatWasBefore() {
        assertThat(replica(Role.ACTIVE, 5).answers(1, 4)).isFalse();
    }

    private void released(long number, long end) {
        Epoch next = new Epoch(number, Position.start(0, 0), 0);
        kept.add(next, new long[] {end});
        kept.show(kept.toShow().get(0));
    }

    private void load(LocalReplica replica, long offset, String key, String value) {
        replica.loading(
                List.of(new ConsumerRecord<>("changelog", 0, offset, key(key).get(), value(value))),
                kept.oldestEnd(0),
                at -> kept.epochOf(0, at));
        store.put(key(key), value(value));
        replica.reached(offset + 1);
    }

    @Test
    void readsAStandbyReplicaAtTheEndOfEachEpochWheneverItLearnsOfThem() {
        released(1, 0);
        LocalReplica replica = replica(Role.STANDBY, 0);
        load(replica, 0, "a", "2");
        load(replica, 1, "a", "2'");
        released(2, 2);
        released(3, 4);
        load(replica, 2, "a", "3");
        load(replica, 3, "b", "3");
        load(replica, 4, "a", "4");

        assertThat(range(replica, 1)).isEmpty();
        assertThat(range(replica, 2)).containsExactly("a=2'");
        assertThat(range(replica, 3)).containsExactly("a=3", "b=3");
        released(4, 5);
        replica.ended(at -> kept.epochOf(0, at));
        assertThat(range(replica, 3)).containsExactly("a=3", "b=3");
        assertThat(range(replica, 4)).containsExactly("a=4", "b=3");
    }

    @Test
    void doesNotKeepWhatNoEpochNeedsThatCanStillBeRead() {
        released(7, 100);
        LocalReplica replica = replica(Role.STANDBY, 0);
        for (int offset = 0; offset < 50; offset++) {
            load(replica, offset, "k" + offset, "old");
        }

        assertThat(bytes.sum()).isZero();
        assertThat(replica.answers(7, 100)).as("it is being restored").isFalse();
        load(replica, 99, "z", "new");
        assertThat(replica.answers(7, 100)).isTrue();
    }

    @Test
    void findsTheNewestEpochThatFits() {
        released(1, 1);
        released(2, 2);

        assertThat(kept.latest(any -> true).map(KeptEpochs.Kept::number)).isEqualTo(Optional.of(2L));
        assertThat(kept.latest(older -> older.number() < 2).map(KeptEpochs.Kept::number))
                .isEqualTo(Optional.of(1L));
        assertThat(kept.epochOf(0, 0)).isEqualTo(1);
        assertThat(kept.epochOf(0, 1)).isEqualTo(2);
        assertThat(kept.epochOf(0, 2)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void forgetsOldEpochsAndKeepsTheNewest() {
        KeptEpochs few = new KeptEpochs(1_000, 1 << 20);
        for (long number = 1; number <= 5; number++) {
            few.add(new Epoch(number, Position.start(0, 0), number * 1_000), new long[] {number});
            few.show(few.toShow().get(0));
        }

        assertThat(few.prune(5_500, 0)).isEqualTo(4);
        assertThat(few.prune(1_000_000, 0)).isEqualTo(5);
    }
}
