package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/** COUNT: the number of values. */
final class CountAccumulator implements Accumulator {

    private long count;

    static CountAccumulator read(ByteReader in) {
        CountAccumulator accumulator = new CountAccumulator();
        accumulator.count = in.readZigzag();
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        count += weight;
    }

    @Override
    public boolean isZero() {
        return count == 0;
    }

    @Override
    public Object result() {
        return count;
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(count);
    }
}
