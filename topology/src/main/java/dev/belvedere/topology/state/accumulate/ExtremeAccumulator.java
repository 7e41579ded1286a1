package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.serdes.row.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * MIN and MAX: the first or the last value in SQL's order. The result is stored in the entry, so that neither reading it nor a further value needs a scan of the multiset: only
 * the end of the extreme itself does.
 */
final class ExtremeAccumulator implements Accumulator {

    private final KeyCodec codec;
    private final boolean greatest;
    private final Supplier<Multiset> values;
    /** In the encoding that orders as SQL does. */
    private byte @Nullable [] extreme;

    ExtremeAccumulator(SqlType type, boolean greatest, Supplier<Multiset> values) {
        this.codec = new KeyCodec(List.of(type));
        this.greatest = greatest;
        this.values = values;
    }

    static ExtremeAccumulator read(ByteReader in, SqlType type, boolean greatest, Supplier<Multiset> values) {
        ExtremeAccumulator accumulator = new ExtremeAccumulator(type, greatest, values);
        byte[] stored = Objects.requireNonNull(Sized.read(in));
        accumulator.extreme = Arrays.equals(stored, accumulator.encoded(null)) ? null : stored;
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        Multiset multiset = values.get();
        int change = multiset.accept(value, weight);
        if (change > 0 && isBeyond(encoded(value))) {
            extreme = encoded(value);
        } else if (change < 0 && Arrays.equals(encoded(value), extreme)) {
            Object next = greatest ? multiset.greatest() : multiset.least();
            extreme = next == null ? null : encoded(next);
        }
    }

    private boolean isBeyond(byte[] value) {
        if (extreme == null) {
            return true;
        }
        int order = Arrays.compareUnsigned(value, extreme);
        return greatest ? order > 0 : order < 0;
    }

    private byte[] encoded(@Nullable Object value) {
        return codec.encode(Row.of(value));
    }

    @Override
    public boolean isZero() {
        return extreme == null;
    }

    @Override
    public @Nullable Object result() {
        return extreme == null ? null : codec.decode(extreme).get(0);
    }

    @Override
    public void writeTo(ByteWriter out) {
        Sized.write(out, extreme == null ? encoded(null) : extreme);
    }
}
