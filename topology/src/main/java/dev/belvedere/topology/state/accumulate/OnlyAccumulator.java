package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.serdes.row.SqlType;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The value of the one row of a group, as it is written: 1.50 is not 1.5, and -0 is not 0. While a changed row is on its way, its new value may arrive before the
 * old one is retracted, so values are kept with their counts.
 */
final class OnlyAccumulator implements Accumulator {

    private final RowCodec codec;
    private final TreeMap<Bytes, Long> counts = new TreeMap<>();

    OnlyAccumulator(SqlType type) {
        this.codec = new RowCodec(RowType.of(new Column("value", type, true)));
    }

    static OnlyAccumulator read(ByteReader in, SqlType type) {
        OnlyAccumulator accumulator = new OnlyAccumulator(type);
        for (long values = in.readVarlong(); values > 0; values--) {
            accumulator.counts.put(Bytes.wrap(Objects.requireNonNull(Sized.read(in))), in.readZigzag());
        }
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        Bytes written = Bytes.wrap(codec.encode(Row.of(value)));
        counts.merge(written, (long) weight, (before, change) -> before + change == 0 ? null : before + change);
    }

    @Override
    public boolean isZero() {
        return counts.isEmpty();
    }

    @Override
    public @Nullable Object result() {
        return counts.entrySet().stream()
                .filter(value -> value.getValue() > 0)
                .findFirst()
                .map(value -> codec.decode(value.getKey().get()).get(0))
                .orElse(null);
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeVarlong(counts.size());
        counts.forEach((value, count) -> {
            Sized.write(out, value.get());
            out.writeZigzag(count);
        });
    }
}
