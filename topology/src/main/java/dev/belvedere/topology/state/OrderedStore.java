package dev.belvedere.topology.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes by bytes, in the unsigned order of the keys. One store is used by one thread at a time. */
public interface OrderedStore {

    byte @Nullable [] get(byte[] key);

    /** Sets the value of a key; null deletes it. */
    void put(byte[] key, byte @Nullable [] value);

    /** The entries from {@code from}, inclusive, to {@code to}, exclusive, in order. */
    Scan scan(byte[] from, byte[] to);

    /** The same entries in reverse order. */
    Scan reverseScan(byte[] from, byte[] to);

    /** Entries being read. Must be closed. */
    interface Scan extends Iterator<Map.Entry<byte[], byte[]>>, AutoCloseable {
        @Override
        void close();
    }
}
