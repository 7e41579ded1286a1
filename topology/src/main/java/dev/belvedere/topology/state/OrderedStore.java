package dev.belvedere.topology.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key-value store of bytes, in the unsigned order of the keys. Used by one thread at a time. */
public interface OrderedStore {

    byte @Nullable [] get(byte[] key);

    /** Sets the value of a key, or deletes the key if the value is null. */
    void put(byte[] key, byte @Nullable [] value);

    /** Iterates in order over the entries from {@code from}, inclusive, to {@code to}, exclusive. */
    Scan scan(byte[] from, byte[] to);

    /** Iterates in reverse order over the entries from {@code from}, inclusive, to {@code to}, exclusive. */
    Scan reverseScan(byte[] from, byte[] to);

    /** An iteration over entries. Must be closed. */
    interface Scan extends Iterator<Map.Entry<byte[], byte[]>>, AutoCloseable {
        @Override
        void close();
    }
}
