package dev.belvedere.topology.engine.replica;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Records in memory, whose ranges are snapshots as RocksDB's are; those of Streams' own store in memory are not. */
final class SnapshotStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final NavigableMap<Bytes, byte[]> records = new TreeMap<>();

    synchronized void put(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            records.remove(key);
        } else {
            records.put(key, value);
        }
    }

    @Override
    public synchronized byte @Nullable [] get(Bytes key) {
        return records.get(key);
    }

    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return new Snapshot(new TreeMap<>(records.subMap(from, true, to, true)));
    }

    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return new Snapshot(new TreeMap<>(records.subMap(from, true, to, true)).descendingMap());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized long approximateNumEntries() {
        return records.size();
    }

    private static final class Snapshot implements KeyValueIterator<Bytes, byte[]> {

        private final Iterator<Map.Entry<Bytes, byte[]>> entries;
        private Map.@Nullable Entry<Bytes, byte[]> next;

        Snapshot(NavigableMap<Bytes, byte[]> records) {
            this.entries = records.entrySet().iterator();
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Bytes peekNextKey() {
            return Objects.requireNonNull(next).getKey();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Map.Entry<Bytes, byte[]> current = Objects.requireNonNull(next);
            advance();
            return new KeyValue<>(current.getKey(), current.getValue());
        }

        @Override
        public void close() {}
    }
}
