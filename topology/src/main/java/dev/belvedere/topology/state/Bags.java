package dev.belvedere.topology.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of one side of a join, by join key. Rows are distinguished by their bytes. Used by one thread. */
public final class Bags {

    private static final byte[] PRESENT = {};

    private final OrderedStore store;
    private final int part;

    public Bags(OrderedStore store, int part) {
        this.store = store;
        this.part = part;
    }

    public void add(byte[] key, byte[] row) {
        store.put(StoreKeys.append(StoreKeys.bag(key, part), row), PRESENT);
    }

    public void remove(byte[] key, byte[] row) {
        store.put(StoreKeys.append(StoreKeys.bag(key, part), row), null);
    }

    /** Returns the rows of one key. */
    public Rows rows(byte[] key) {
        byte[] prefix = StoreKeys.bag(key, part);
        return new Rows(store.scan(prefix, StoreKeys.afterPrefix(prefix)), prefix.length);
    }

    /** An iteration over the rows of one key. Must be closed. */
    public static final class Rows implements AutoCloseable {
        private final OrderedStore.Scan scan;
        private final int prefix;

        private Rows(OrderedStore.Scan scan, int prefix) {
            this.scan = scan;
            this.prefix = prefix;
        }

        /** Returns the next row; null if there are no more. */
        public byte @Nullable [] next() {
            if (!scan.hasNext()) {
                return null;
            }
            byte[] key = scan.next().getKey();
            return Arrays.copyOfRange(key, prefix, key.length);
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
