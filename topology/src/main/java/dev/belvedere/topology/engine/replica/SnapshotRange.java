package dev.belvedere.topology.engine.replica;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Iterates over a range of a store in which the records that have changed since a snapshot are replaced by what they were. */
final class SnapshotRange implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> stored;
    private final NavigableMap<Bytes, Optional<byte[]>> instead;
    private final Comparator<? super Bytes> order;
    private @Nullable KeyValue<Bytes, byte[]> next;

    /** @param instead the replaced records, in the order of the iteration */
    SnapshotRange(KeyValueIterator<Bytes, byte[]> stored, NavigableMap<Bytes, Optional<byte[]>> instead) {
        this.stored = stored;
        this.instead = instead;
        Comparator<? super Bytes> given = instead.comparator();
        this.order = given == null ? Comparator.<Bytes>naturalOrder() : given;
        this.next = following(null);
    }

    private @Nullable KeyValue<Bytes, byte[]> following(@Nullable Bytes last) {
        Bytes after = last;
        while (true) {
            Map.Entry<Bytes, Optional<byte[]>> kept = after == null ? instead.firstEntry() : instead.higherEntry(after);
            if (kept == null || (stored.hasNext() && order.compare(stored.peekNextKey(), kept.getKey()) < 0)) {
                return stored.hasNext() ? stored.next() : null;
            }
            after = kept.getKey();
            if (stored.hasNext() && stored.peekNextKey().equals(after)) {
                stored.next();
            }
            if (kept.getValue().isPresent()) {
                return new KeyValue<>(after, kept.getValue().get());
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> current = current();
        next = following(current.key);
        return current;
    }

    @Override
    public Bytes peekNextKey() {
        return current().key;
    }

    private KeyValue<Bytes, byte[]> current() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    @Override
    public void close() {
        stored.close();
    }
}
