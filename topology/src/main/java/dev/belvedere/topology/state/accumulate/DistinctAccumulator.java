package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.function.Supplier;

/** COUNT(DISTINCT): the number of distinct values. */
final class DistinctAccumulator implements Accumulator {

    private final Supplier<Multiset> values;
    private long distinct;

    DistinctAccumulator(Supplier<Multiset> values) {
        this.values = values;
    }

    static DistinctAccumulator read(ByteReader in, Supplier<Multiset> values) {
        DistinctAccumulator accumulator = new DistinctAccumulator(values);
        accumulator.distinct = in.readZigzag();
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        distinct += values.get().accept(value, weight);
    }

    @Override
    public boolean isZero() {
        return distinct == 0;
    }

    @Override
    public Object result() {
        return distinct;
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(distinct);
    }
}
