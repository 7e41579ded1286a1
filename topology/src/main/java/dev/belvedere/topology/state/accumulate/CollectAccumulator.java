package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.aggregate.OrderedEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * All values of a group in an order, as an array. A changed group is read from its multiset as a whole, and the array is stored in the entry, so that reading
 * needs no scan.
 */
final class CollectAccumulator implements Accumulator {

    private final OrderedEntry.Reader reader;
    private final RowCodec codec;
    private final Supplier<Multiset> values;
    private @Nullable Object array;
    private boolean changed;

    /** @param type the array's */
    CollectAccumulator(SqlType type, Supplier<Multiset> values) {
        this.reader = OrderedEntry.reader(Objects.requireNonNull(type.element()));
        this.codec = new RowCodec(RowType.of(new Column("array", type, true)));
        this.values = values;
    }

    static CollectAccumulator read(ByteReader in, SqlType type, Supplier<Multiset> values) {
        CollectAccumulator accumulator = new CollectAccumulator(type, values);
        accumulator.array =
                accumulator.codec.decode(Objects.requireNonNull(Sized.read(in))).get(0);
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        values.get().accept(value, weight);
        changed = true;
    }

    @Override
    public boolean isZero() {
        return result() == null;
    }

    @Override
    public @Nullable Object result() {
        if (changed) {
            array = collected();
            changed = false;
        }
        return array;
    }

    private @Nullable Object collected() {
        List<@Nullable Object> all = new ArrayList<>();
        values.get().each((entry, count) -> {
            Object value = reader.value((Bytes) entry);
            for (long i = 0; i < count; i++) {
                all.add(value);
            }
        });
        return all.isEmpty() ? null : Collections.unmodifiableList(all);
    }

    @Override
    public void writeTo(ByteWriter out) {
        Sized.write(out, codec.encode(Row.of(result())));
    }
}
