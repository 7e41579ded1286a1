package dev.belvedere.query.read;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in memory whose iterators are snapshots, as RocksDB's are. */
final class MemoryRecords implements KeyValueStore<Bytes, byte[]> {

    private final NavigableMap<Bytes, byte[]> records;

    MemoryRecords() {
        this(new TreeMap<>());
    }

    private MemoryRecords(NavigableMap<Bytes, byte[]> records) {
        this.records = records;
    }

    synchronized MemoryRecords copy() {
        return new MemoryRecords(new TreeMap<>(records));
    }

    @Override
    public synchronized void put(Bytes key, byte @Nullable [] value) {
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
        return iterator(new TreeMap<>(records.subMap(from, true, to, true)));
    }

    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return iterator(new TreeMap<>(records.subMap(from, true, to, true)).descendingMap());
    }

    private static KeyValueIterator<Bytes, byte[]> iterator(NavigableMap<Bytes, byte[]> some) {
        Iterator<Map.Entry<Bytes, byte[]>> entries =
                List.copyOf(some.entrySet()).iterator();
        return new KeyValueIterator<>() {

            private Map.@Nullable Entry<Bytes, byte[]> next = following();

            private Map.@Nullable Entry<Bytes, byte[]> following() {
                return entries.hasNext() ? entries.next() : null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                Map.Entry<Bytes, byte[]> current = Objects.requireNonNull(next);
                next = following();
                return new KeyValue<>(current.getKey(), current.getValue());
            }

            @Override
            public Bytes peekNextKey() {
                return Objects.requireNonNull(next).getKey();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long approximateNumEntries() {
        return records.size();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
