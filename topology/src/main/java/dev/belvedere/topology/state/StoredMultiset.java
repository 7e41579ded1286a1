package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.state.accumulate.Multiset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** A multiset in the store, under a prefix of its own, so that MIN, MAX, COUNT(DISTINCT) and collecting aggregates can retract values. */
final class StoredMultiset implements Multiset {

    private final OrderedStore store;
    private final byte[] prefix;
    private final KeyCodec codec;

    StoredMultiset(OrderedStore store, byte[] prefix, SqlType type) {
        this.store = store;
        this.prefix = prefix;
        this.codec = new KeyCodec(List.of(type));
    }

    @Override
    public int accept(Object value, int weight) {
        byte[] key = StoreKeys.append(prefix, codec.encode(Row.of(value)));
        byte[] stored = store.get(key);
        long before = stored == null ? 0 : count(stored);
        long after = before + weight;
        store.put(key, after == 0 ? null : encoded(after));
        return Boolean.compare(after > 0, before > 0);
    }

    @Override
    public @Nullable Object least() {
        return first(store.scan(prefix, StoreKeys.afterPrefix(prefix)));
    }

    @Override
    public @Nullable Object greatest() {
        return first(store.reverseScan(prefix, StoreKeys.afterPrefix(prefix)));
    }

    @Override
    public void each(ObjLongConsumer<Object> consumer) {
        try (OrderedStore.Scan scan = store.scan(prefix, StoreKeys.afterPrefix(prefix))) {
            while (scan.hasNext()) {
                Map.Entry<byte[], byte[]> entry = scan.next();
                long count = count(entry.getValue());
                if (count > 0) {
                    consumer.accept(value(entry.getKey()), count);
                }
            }
        }
    }

    private @Nullable Object first(OrderedStore.Scan scan) {
        try (scan) {
            while (scan.hasNext()) {
                Map.Entry<byte[], byte[]> entry = scan.next();
                if (count(entry.getValue()) > 0) {
                    return value(entry.getKey());
                }
            }
            return null;
        }
    }

    private Object value(byte[] key) {
        return Objects.requireNonNull(
                codec.decode(Arrays.copyOfRange(key, prefix.length, key.length)).get(0));
    }

    private static long count(byte[] stored) {
        return new ByteReader(stored, 0).readZigzag();
    }

    private static byte[] encoded(long count) {
        ByteWriter out = new ByteWriter(2);
        out.writeZigzag(count);
        return out.toByteArray();
    }
}
