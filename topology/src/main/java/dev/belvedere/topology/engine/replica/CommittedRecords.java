package dev.belvedere.topology.engine.replica;

import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A shard's records as of its last commit, readable while the stream thread already changes them. Thread-safe.
 *
 * <p>Before the stream thread changes a record, it keeps the old one in a map; a reader prefers the kept record to the stored one. Each commit replaces the
 * map, so a reader that finds the same map before and after reading the store has seen exactly one commit.
 */
final class CommittedRecords implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Supplier<ConcurrentNavigableMap<Bytes, Optional<byte[]>>> kept;

    /** @param kept the records before the transaction under way, by key; another map after each commit */
    CommittedRecords(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Supplier<ConcurrentNavigableMap<Bytes, Optional<byte[]>>> kept) {
        this.store = store;
        this.kept = kept;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        while (true) {
            ConcurrentNavigableMap<Bytes, Optional<byte[]>> before = kept.get();
            byte[] record = store.get(key);
            Optional<byte[]> instead = before.get(key);
            if (kept.get() == before) {
                return instead == null ? record : instead.orElse(null);
            }
        }
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return range(() -> store.range(from, to), before -> before.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return range(
                () -> store.reverseRange(from, to),
                before -> before.subMap(from, true, to, true).descendingMap());
    }

    private KeyValueIterator<Bytes, byte[]> range(
            Supplier<KeyValueIterator<Bytes, byte[]>> records,
            UnaryOperator<ConcurrentNavigableMap<Bytes, Optional<byte[]>>> part) {
        while (true) {
            ConcurrentNavigableMap<Bytes, Optional<byte[]>> before = kept.get();
            // A snapshot of the store: later writes do not change it.
            KeyValueIterator<Bytes, byte[]> snapshot = records.get();
            if (kept.get() == before) {
                return new CommittedRange(snapshot, part.apply(before));
            }
            snapshot.close();
        }
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw new UnsupportedOperationException("shards are read by ranges");
    }

    @Override
    public long approximateNumEntries() {
        return store.approximateNumEntries();
    }
}
