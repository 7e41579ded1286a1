package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts how often each value occurs in one group, ordered by value, so that MIN, MAX and COUNT(DISTINCT) can retract values. */
final class Multiset {

    private final OrderedStore store;
    private final byte[] prefix;
    private final KeyCodec codec;

    Multiset(OrderedStore store, byte[] prefix, SqlType type) {
        this.store = store;
        this.prefix = prefix;
        this.codec = new KeyCodec(List.of(type));
    }

    /** Adds {@code weight} to the count of a value, and returns by how much that changes the number of distinct values: 1, -1 or 0. */
    int accept(Object value, int weight) {
        byte[] key = StoreKeys.append(prefix, codec.encode(Row.of(value)));
        byte[] stored = store.get(key);
        long before = stored == null ? 0 : new ByteReader(stored, 0).readZigzag();
        long after = before + weight;
        store.put(key, after == 0 ? null : encoded(after));
        return Boolean.compare(after > 0, before > 0);
    }

    /** Returns the least value; null if there is none. */
    @Nullable
    Object least() {
        return first(store.scan(prefix, StoreKeys.afterPrefix(prefix)));
    }

    /** Returns the greatest value; null if there is none. */
    @Nullable
    Object greatest() {
        return first(store.reverseScan(prefix, StoreKeys.afterPrefix(prefix)));
    }

    private @Nullable Object first(OrderedStore.Scan scan) {
        try (scan) {
            if (!scan.hasNext()) {
                return null;
            }
            byte[] key = scan.next().getKey();
            return codec.decode(Arrays.copyOfRange(key, prefix.length, key.length))
                    .get(0);
        }
    }

    private static byte[] encoded(long count) {
        ByteWriter out = new ByteWriter(2);
        out.writeZigzag(count);
        return out.toByteArray();
    }
}
