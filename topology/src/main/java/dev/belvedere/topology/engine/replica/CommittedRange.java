package dev.belvedere.topology.engine.replica;

import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Iterates over a snapshot of a store in which the records that a transaction under way has changed are replaced by those before it. */
final class CommittedRange implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> snapshot;
    private final ConcurrentNavigableMap<Bytes, Optional<byte[]>> instead;
    private final Comparator<? super Bytes> order;
    private @Nullable KeyValue<Bytes, byte[]> next;

    /** @param instead the replaced records, in the order of the iteration; may grow by records that the snapshot contains already */
    CommittedRange(KeyValueIterator<Bytes, byte[]> snapshot, ConcurrentNavigableMap<Bytes, Optional<byte[]>> instead) {
        this.snapshot = snapshot;
        this.instead = instead;
        Comparator<? super Bytes> given = instead.comparator();
        this.order = given == null ? Comparator.<Bytes>naturalOrder() : given;
        this.next = following(null);
    }

    private @Nullable KeyValue<Bytes, byte[]> following(@Nullable Bytes last) {
        Bytes after = last;
        while (true) {
            Map.Entry<Bytes, Optional<byte[]>> kept = after == null ? instead.firstEntry() : instead.higherEntry(after);
            if (kept == null || (snapshot.hasNext() && order.compare(snapshot.peekNextKey(), kept.getKey()) < 0)) {
                return snapshot.hasNext() ? snapshot.next() : null;
            }
            after = kept.getKey();
            if (snapshot.hasNext() && snapshot.peekNextKey().equals(after)) {
                snapshot.next();
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
        snapshot.close();
    }
}
