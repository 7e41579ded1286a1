package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.physical.Part;
import java.util.function.Supplier;

/** Creates the accumulators of aggregate functions. */
final class Accumulators {

    private Accumulators() {}

    static Accumulator empty(Part.Fold fold, int position, Multisets multisets) {
        AggregateCall call = fold.calls().get(position);
        return switch (call.function()) {
            case COUNT -> new CountAccumulator();
            case SUM -> anyScale(call) ? new AnyScaleSumAccumulator() : new SumAccumulator(call.type());
            case COUNT_DISTINCT -> new DistinctAccumulator(values(fold, position, multisets));
            case MIN -> new ExtremeAccumulator(call.type(), false, values(fold, position, multisets));
            case MAX -> new ExtremeAccumulator(call.type(), true, values(fold, position, multisets));
        };
    }

    static Accumulator read(ByteReader in, Part.Fold fold, int position, Multisets multisets) {
        AggregateCall call = fold.calls().get(position);
        return switch (call.function()) {
            case COUNT -> CountAccumulator.read(in);
            case SUM -> anyScale(call) ? AnyScaleSumAccumulator.read(in) : SumAccumulator.read(in, call.type());
            case COUNT_DISTINCT -> DistinctAccumulator.read(in, values(fold, position, multisets));
            case MIN -> ExtremeAccumulator.read(in, call.type(), false, values(fold, position, multisets));
            case MAX -> ExtremeAccumulator.read(in, call.type(), true, values(fold, position, multisets));
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
