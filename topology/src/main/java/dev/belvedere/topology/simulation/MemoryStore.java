package dev.belvedere.topology.simulation;

import dev.belvedere.topology.state.OrderedStore;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An ordered store in memory. Scans see the entries as they were when the scan began, as RocksDB's do. */
public final class MemoryStore implements OrderedStore {

    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte @Nullable [] get(byte[] key) {
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public Scan scan(byte[] from, byte[] to) {
        return new MemoryScan(entries.subMap(from, to));
    }

    @Override
    public Scan reverseScan(byte[] from, byte[] to) {
        return new MemoryScan(entries.subMap(from, true, to, false).descendingMap());
    }

    public int size() {
        return entries.size();
    }

    private static final class MemoryScan implements Scan {
        private final Iterator<Map.Entry<byte[], byte[]>> entries;

        MemoryScan(Map<byte[], byte[]> range) {
            this.entries = List.copyOf(range.entrySet()).iterator();
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Map.Entry<byte[], byte[]> next() {
            return entries.next();
        }

        @Override
        public void close() {}
    }
}
