package dev.belvedere.topology.engine.replica;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The records of a replica at the end of an epoch, readable while the stream thread goes on. Thread-safe. */
final class SnapshotRecords implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final BooleanSupplier kept;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final PastRecords past;
    private final long epoch;

    /** @param kept whether nothing was forgotten that is needed to read the end of the epoch */
    SnapshotRecords(BooleanSupplier kept, ReadOnlyKeyValueStore<Bytes, byte[]> store, PastRecords past, long epoch) {
        this.kept = kept;
        this.store = store;
        this.past = past;
        this.epoch = epoch;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        byte[] record = past.get(epoch, key, store.get(key));
        checkKept();
        return record;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        KeyValueIterator<Bytes, byte[]> stored = store.range(from, to);
        return over(stored, past.range(epoch, from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        KeyValueIterator<Bytes, byte[]> stored = store.reverseRange(from, to);
        return over(stored, past.range(epoch, from, to).descendingMap());
    }

    // The iterator is a snapshot of the store: whatever it contains was noted before it was made.
    private KeyValueIterator<Bytes, byte[]> over(
            KeyValueIterator<Bytes, byte[]> stored, NavigableMap<Bytes, Optional<byte[]>> instead) {
        try {
            checkKept();
            return new SnapshotRange(stored, instead);
        } catch (RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** What was read is the epoch's only if nothing behind it has been forgotten meanwhile. */
    private void checkKept() {
        if (!kept.getAsBoolean()) {
            throw new InvalidStateStoreException("epoch " + epoch + " is not kept any more");
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
