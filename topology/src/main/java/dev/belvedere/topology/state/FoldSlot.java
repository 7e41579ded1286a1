package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.accumulate.Accumulator;
import dev.belvedere.topology.state.accumulate.Accumulators;
import dev.belvedere.topology.state.accumulate.Multisets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one group: its number of rows, an accumulator for each call, and how many rows of it have failed, by reason. The group has failed while there
 * are such rows.
 */
public final class FoldSlot implements Slot {

    private final Part.Fold fold;
    private final Accumulator[] accumulators;
    private SortedMap<String, Long> failures = Collections.emptySortedMap();
    private long rows;

    private FoldSlot(Part.Fold fold, Accumulator[] accumulators) {
        this.fold = fold;
        this.accumulators = accumulators;
    }

    /** Returns the aggregates of a group without rows. */
    public static FoldSlot empty(Part.Fold fold, Multisets multisets) {
        return new FoldSlot(fold, accumulators(fold, call -> Accumulators.empty(fold, call, multisets)));
    }

    static FoldSlot read(ByteReader in, Part.Fold fold, Multisets multisets) {
        long rows = in.readZigzag();
        FoldSlot slot = new FoldSlot(fold, accumulators(fold, call -> Accumulators.read(in, fold, call, multisets)));
        slot.rows = rows;
        for (long reasons = in.readVarlong(); reasons > 0; reasons--) {
            slot.failed(in.readText(), in.readZigzag());
        }
        return slot;
    }

    private static Accumulator[] accumulators(Part.Fold fold, IntFunction<Accumulator> of) {
        Accumulator[] accumulators = new Accumulator[fold.calls().size()];
        for (int call = 0; call < accumulators.length; call++) {
            accumulators[call] = of.apply(call);
        }
        return accumulators;
    }

    /** Returns true if the group has rows, or may have some that have failed. */
    public boolean isPresent() {
        return rows > 0 || !failures.isEmpty();
    }

    /** Returns why the group has failed; null if it has not. */
    public @Nullable String failure() {
        return failures.isEmpty() ? null : failures.firstKey();
    }

    private void failed(String reason, long weight) {
        if (failures.isEmpty()) {
            failures = new TreeMap<>();
        }
        failures.merge(reason, weight, (before, change) -> before + change == 0 ? null : before + change);
    }

    /** Returns the result of one call. */
    public @Nullable Object result(int call) {
        return fold.calls().get(call).argument() == AggregateCall.EVERY_ROW
                ? (Object) rows
                : accumulators[call].result();
    }

    /** Adds one row of arguments ({@code weight} 1) or retracts it (-1). */
    public void accept(Row arguments, int weight) {
        String failure = arguments.failure();
        if (failure != null) {
            failed(failure, weight);
            return;
        }
        rows += weight;
        for (int call = 0; call < accumulators.length; call++) {
            int argument = fold.calls().get(call).argument();
            Object value = argument == AggregateCall.EVERY_ROW ? null : arguments.get(argument);
            if (value != null) {
                accumulators[call].accept(value, weight);
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return rows == 0 && failures.isEmpty() && Arrays.stream(accumulators).allMatch(Accumulator::isZero);
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(rows);
        for (Accumulator accumulator : accumulators) {
            accumulator.writeTo(out);
        }
        out.writeVarlong(failures.size());
        failures.forEach((reason, count) -> {
            out.writeText(reason);
            out.writeZigzag(count);
        });
    }
}
