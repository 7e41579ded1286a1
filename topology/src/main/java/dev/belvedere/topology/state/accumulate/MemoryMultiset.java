package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** A multiset that is made for one computation. */
final class MemoryMultiset implements Multiset {

    private final KeyCodec codec;
    private final TreeMap<byte[], Counted> values = new TreeMap<>(Arrays::compareUnsigned);

    /** A value, and how often it occurs. */
    private record Counted(Object value, long count) {}

    MemoryMultiset(SqlType type) {
        this.codec = new KeyCodec(List.of(type));
    }

    @Override
    public int accept(Object value, int weight) {
        byte[] key = codec.encode(Row.of(value));
        Counted known = values.get(key);
        long before = known == null ? 0 : known.count;
        long after = before + weight;
        if (after == 0) {
            values.remove(key);
        } else {
            values.put(key, new Counted(known == null ? value : known.value, after));
        }
        return Boolean.compare(after > 0, before > 0);
    }

    @Override
    public @Nullable Object least() {
        return value(values.firstEntry());
    }

    @Override
    public @Nullable Object greatest() {
        return value(values.lastEntry());
    }

    private static @Nullable Object value(Map.@Nullable Entry<byte[], Counted> entry) {
        return entry == null ? null : entry.getValue().value;
    }

    @Override
    public void each(ObjLongConsumer<Object> consumer) {
        values.values().forEach(counted -> consumer.accept(counted.value, counted.count));
    }
}
