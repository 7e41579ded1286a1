package dev.belvedere.topology.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of each partition of a window, in their order. Used by one thread. */
public final class SortedBags {

    private final OrderedStore store;
    private final int part;

    public SortedBags(OrderedStore store, int part) {
        this.store = store;
        this.part = part;
    }

    /**
     * Puts a row in its place.
     *
     * @param place what orders the row, and tells it apart from all others of the partition
     */
    public void add(byte[] key, byte[] place, byte[] row) {
        store.put(StoreKeys.append(StoreKeys.bag(key, part), place), row);
    }

    public void remove(byte[] key, byte[] place) {
        store.put(StoreKeys.append(StoreKeys.bag(key, part), place), null);
    }

    /** Returns the rows of one partition. */
    public Rows rows(byte[] key) {
        byte[] prefix = StoreKeys.bag(key, part);
        return new Rows(store.scan(prefix, StoreKeys.afterPrefix(prefix)));
    }

    /** An iteration over the rows of one partition. Must be closed. */
    public static final class Rows implements AutoCloseable {
        private final OrderedStore.Scan scan;

        private Rows(OrderedStore.Scan scan) {
            this.scan = scan;
        }

        /** Returns the next row; null if there are no more. */
        public byte @Nullable [] next() {
            if (!scan.hasNext()) {
                return null;
            }
            Map.Entry<byte[], byte[]> next = scan.next();
            return next.getValue();
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
