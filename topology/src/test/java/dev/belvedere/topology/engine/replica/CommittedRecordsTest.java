package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A shard whose stream thread writes while others read. */
class CommittedRecordsTest {

    private static final int KEYS = 8;

    private final SnapshotStore store = new SnapshotStore();
    private final LocalReplica replica = new LocalReplica(Role.ACTIVE, Commit.none(1), store, null);
    private final ReadOnlyKeyValueStore<Bytes, byte[]> records =
            replica.records().orElseThrow();

    private void put(int key, @Nullable Integer value) {
        byte[] before = store.get(key(key));
        byte[] after = value == null ? null : new byte[] {value.byteValue()};
        replica.changing(key(key).get(), before);
        store.put(key(key), after);
        replica.changed(key(key).get(), before, after);
    }

    private static Bytes key(int key) {
        return Bytes.wrap(new byte[] {(byte) key});
    }

    private static List<String> read(KeyValueIterator<Bytes, byte[]> range) {
        List<String> read = new ArrayList<>();
        try (range) {
            range.forEachRemaining(entry -> read.add(entry.key.get()[0] + "=" + entry.value[0]));
        }
        return read;
    }

    private List<String> range() {
        return read(records.range(key(0), key(KEYS)));
    }

    @Test
    void showsNothingOfATransactionBeforeItIsCommitted() {
        put(1, 1);
        put(3, 3);
        replica.committed();

        put(0, 10);
        put(1, 11);
        put(3, null);
        put(3, 13);
        put(3, null);
        put(4, 14);

        assertThat(range()).containsExactly("1=1", "3=3");
        assertThat(read(records.reverseRange(key(0), key(KEYS)))).containsExactly("3=3", "1=1");
        assertThat(records.get(key(0))).isNull();
        assertThat(records.get(key(1))).containsExactly(1);
        assertThat(records.get(key(3))).containsExactly(3);

        replica.committed();

        assertThat(range()).containsExactly("0=10", "1=11", "4=14");
        assertThat(records.get(key(3))).isNull();
    }

    @Test
    void staysWithOneCommitWhileARangeIsRead() {
        put(1, 1);
        put(2, 2);
        replica.committed();

        try (KeyValueIterator<Bytes, byte[]> range = records.range(key(0), key(KEYS))) {
            assertThat(range.next().value).containsExactly(1);
            put(2, 3);
            replica.committed();
            put(2, 4);
            assertThat(range.next().value).containsExactly(2);
            assertThat(range.hasNext()).isFalse();
        }
    }

    /** Every transaction changes two keys to the same value: a reader who sees one without the other has seen what was never committed. */
    @Test
    void neverShowsHalfATransaction() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        put(1, 0);
        put(6, 0);
        replica.committed();
        Thread stream = new Thread(() -> {
            for (int round = 1; round <= 50_000; round++) {
                put(1, round % 100);
                put(6, round % 100);
                replica.committed();
            }
            done.set(true);
        });
        stream.start();
        int looks = 0;
        while (!done.get() || looks == 0) {
            List<String> read = range();
            assertThat(read).hasSize(2);
            assertThat(read.get(0).substring(2)).isEqualTo(read.get(1).substring(2));
            looks++;
        }
        stream.join();
    }
}
