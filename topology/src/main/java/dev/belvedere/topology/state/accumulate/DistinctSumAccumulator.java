package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.SqlType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SUM(DISTINCT): each value is added when it occurs for the first time, and subtracted when it occurs no more. */
final class DistinctSumAccumulator implements Accumulator {

    private final SumAccumulator sum;
    private final Supplier<Multiset> values;

    private DistinctSumAccumulator(SumAccumulator sum, Supplier<Multiset> values) {
        this.sum = sum;
        this.values = values;
    }

    static DistinctSumAccumulator empty(SqlType type, Supplier<Multiset> values) {
        return new DistinctSumAccumulator(new SumAccumulator(type), values);
    }

    static DistinctSumAccumulator read(ByteReader in, SqlType type, Supplier<Multiset> values) {
        return new DistinctSumAccumulator(SumAccumulator.read(in, type), values);
    }

    @Override
    public void accept(Object value, int weight) {
        int change = values.get().accept(value, weight);
        if (change != 0) {
            sum.accept(value, change);
        }
    }

    @Override
    public boolean isZero() {
        return sum.isZero();
    }

    @Override
    public @Nullable Object result() {
        return sum.result();
    }

    @Override
    public void writeTo(ByteWriter out) {
        sum.writeTo(out);
    }
}
