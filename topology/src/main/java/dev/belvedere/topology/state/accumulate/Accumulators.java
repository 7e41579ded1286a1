package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.physical.Part;
import java.util.function.Supplier;

/** Creates the accumulators of aggregate functions. */
public final class Accumulators {

    private Accumulators() {}

    /** Creates the accumulator of a group without rows. */
    public static Accumulator empty(Part.Fold fold, int position, Multisets multisets) {
        AggregateCall call = fold.calls().get(position);
        return switch (call.function()) {
            case COUNT -> new CountAccumulator();
            case SUM -> sum(call);
            case AVG, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> new BinaryAccumulator(call);
            case PAIRS -> new PairAccumulator();
            case COUNT_DISTINCT -> new DistinctAccumulator(values(fold, position, multisets));
            case SUM_DISTINCT -> DistinctSumAccumulator.empty(call.type(), values(fold, position, multisets));
            case MIN -> new ExtremeAccumulator(call.type(), false, values(fold, position, multisets));
            case MAX -> new ExtremeAccumulator(call.type(), true, values(fold, position, multisets));
            case COLLECT -> new CollectAccumulator(call.type(), values(fold, position, multisets));
            case ONLY -> new OnlyAccumulator(call.type());
        };
    }

    /** Reads what the accumulator of the same call wrote. */
    public static Accumulator read(ByteReader in, Part.Fold fold, int position, Multisets multisets) {
        AggregateCall call = fold.calls().get(position);
        return switch (call.function()) {
            case COUNT -> CountAccumulator.read(in);
            case SUM -> readSum(in, call);
            case AVG, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> BinaryAccumulator.read(in, call);
            case PAIRS -> PairAccumulator.read(in);
            case COUNT_DISTINCT -> DistinctAccumulator.read(in, values(fold, position, multisets));
            case SUM_DISTINCT -> DistinctSumAccumulator.read(in, call.type(), values(fold, position, multisets));
            case MIN -> ExtremeAccumulator.read(in, call.type(), false, values(fold, position, multisets));
            case MAX -> ExtremeAccumulator.read(in, call.type(), true, values(fold, position, multisets));
            case COLLECT -> CollectAccumulator.read(in, call.type(), values(fold, position, multisets));
            case ONLY -> OnlyAccumulator.read(in, call.type());
        };
    }

    private static Accumulator sum(AggregateCall call) {
        return switch (call.type().kind()) {
            case REAL, DOUBLE -> new BinaryAccumulator(call);
            case INTERVAL -> new IntervalSumAccumulator();
            default -> anyScale(call) ? new AnyScaleSumAccumulator() : new SumAccumulator(call.type());
        };
    }

    private static Accumulator readSum(ByteReader in, AggregateCall call) {
        return switch (call.type().kind()) {
            case REAL, DOUBLE -> BinaryAccumulator.read(in, call);
            case INTERVAL -> IntervalSumAccumulator.read(in);
            default -> anyScale(call) ? AnyScaleSumAccumulator.read(in) : SumAccumulator.read(in, call.type());
        };
    }

    private static boolean anyScale(AggregateCall sum) {
        return sum.type().kind() == SqlType.Kind.DECIMAL && sum.type().scale() == SqlType.ANY_SCALE;
    }

    private static Supplier<Multiset> values(Part.Fold fold, int position, Multisets multisets) {
        SqlType type = fold.arguments().type(fold.calls().get(position).argument());
        return () -> multisets.of(position, type);
    }
}
