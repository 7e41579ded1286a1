package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.expr.aggregate.PairSums;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The {@link PairSums sums} over pairs of {@code double precision}, as bytes, from which all aggregates of pairs are computed. */
final class PairAccumulator implements Accumulator {

    private static final int EXPECTED_BYTES = 128;

    private PairSums sums;

    PairAccumulator() {
        this(PairSums.NONE);
    }

    private PairAccumulator(PairSums sums) {
        this.sums = sums;
    }

    static PairAccumulator read(ByteReader in) {
        return new PairAccumulator(PairSums.read(in));
    }

    @Override
    public void accept(Object value, int weight) {
        List<?> pair = (List<?>) value;
        sums = sums.with((Double) pair.get(0), (Double) pair.get(1), weight);
    }

    @Override
    public boolean isZero() {
        return sums.equals(PairSums.NONE);
    }

    @Override
    public @Nullable Object result() {
        if (sums.count() == 0) {
            return null;
        }
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        sums.writeTo(out);
        return Bytes.wrap(out.toByteArray());
    }

    @Override
    public void writeTo(ByteWriter out) {
        sums.writeTo(out);
    }
}
