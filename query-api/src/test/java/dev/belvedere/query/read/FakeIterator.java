package dev.belvedere.query.read;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** A store iterator over one-byte keys, in the order given. */
final class FakeIterator implements KeyValueIterator<Bytes, byte[]> {

    private final Queue<Bytes> keys = new ArrayDeque<>();

    FakeIterator(byte... keys) {
        for (byte key : keys) {
            this.keys.add(Bytes.wrap(new byte[] {key}));
        }
    }

    @Override
    public boolean hasNext() {
        return !keys.isEmpty();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        return KeyValue.pair(keys.remove(), new byte[0]);
    }

    @Override
    public Bytes peekNextKey() {
        return keys.element();
    }

    @Override
    public void close() {}
}
