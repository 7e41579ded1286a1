package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** MIN and MAX: the first or the last value in SQL's order. The result is stored in the entry, so that reading it needs no scan of the multiset. */
final class ExtremeAccumulator implements Accumulator {

    private final KeyCodec codec;
    private final boolean greatest;
    private final Supplier<Multiset> values;
    private @Nullable Object extreme;

    ExtremeAccumulator(SqlType type, boolean greatest, Supplier<Multiset> values) {
        this.codec = new KeyCodec(List.of(type));
        this.greatest = greatest;
        this.values = values;
    }

    static ExtremeAccumulator read(ByteReader in, SqlType type, boolean greatest, Supplier<Multiset> values) {
        ExtremeAccumulator accumulator = new ExtremeAccumulator(type, greatest, values);
        accumulator.extreme =
                accumulator.codec.decode(Objects.requireNonNull(Sized.read(in))).get(0);
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        Multiset multiset = values.get();
        if (multiset.accept(value, weight) != 0) {
            extreme = greatest ? multiset.greatest() : multiset.least();
        }
    }

    @Override
    public boolean isZero() {
        return extreme == null;
    }

    @Override
    public @Nullable Object result() {
        return extreme;
    }

    @Override
    public void writeTo(ByteWriter out) {
        Sized.write(out, codec.encode(Row.of(extreme)));
    }
}
