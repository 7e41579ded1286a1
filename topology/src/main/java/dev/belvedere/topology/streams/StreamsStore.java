package dev.belvedere.topology.streams;

import dev.belvedere.topology.state.OrderedStore;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** An operator's store, kept in the Kafka Streams store of its task. */
final class StreamsStore implements OrderedStore {

    private final KeyValueStore<Bytes, byte[]> store;

    StreamsStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        if (value == null) {
            store.delete(Bytes.wrap(key));
        } else {
            store.put(Bytes.wrap(key), value);
        }
    }

    @Override
    public Scan scan(byte[] from, byte[] to) {
        return new StreamsScan(store.range(Bytes.wrap(from), Bytes.wrap(to)), to);
    }

    @Override
    public Scan reverseScan(byte[] from, byte[] to) {
        return new StreamsScan(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)), to);
    }

    /** Excludes the end of a range, which Kafka Streams includes. */
    private static final class StreamsScan implements Scan {
        private final KeyValueIterator<Bytes, byte[]> entries;
        private final byte[] excluded;
        private @Nullable KeyValue<Bytes, byte[]> next;

        StreamsScan(KeyValueIterator<Bytes, byte[]> entries, byte[] excluded) {
            this.entries = entries;
            this.excluded = excluded;
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
            if (next != null && Arrays.equals(next.key.get(), excluded)) {
                advance();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Map.Entry<byte[], byte[]> next() {
            KeyValue<Bytes, byte[]> current = next;
            if (current == null) {
                throw new NoSuchElementException();
            }
            advance();
            return Map.entry(current.key.get(), current.value);
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
