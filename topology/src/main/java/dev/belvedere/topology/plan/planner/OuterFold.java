package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of right columns over an outer join, grouped by the left rows. The right rows are folded by the join key and then meet the left row, so that no
 * pairs are made and a change of a left row touches one entry.
 */
final class OuterFold {

    private final Draft pairs;
    private final Draft.Pair pair;
    private final Draft left;
    private final Draft right;

    private OuterFold(Draft pairs, Draft.Pair pair) {
        this.pairs = pairs;
        this.pair = pair;
        this.left = pair.left.input;
        this.right = pair.right.input;
    }

    /**
     * Returns the fold that replaces these pairs; empty if pairs are needed.
     *
     * @param group the group's columns
     * @param calls the aggregates, their arguments numbered as in {@code arguments}
     */
    static Optional<OuterFold> of(
            Draft input, List<ColumnOrigin> group, List<AggregateCall> calls, List<ColumnOrigin> arguments) {
        if (input.parts.size() != 1 || !(input.parts.get(0) instanceof Draft.Pair pair) || !pair.conditions.isEmpty()) {
            return Optional.empty();
        }
        OuterFold fold = new OuterFold(input, pair);
        boolean possible = pair.right.optional
                && !pair.left.optional
                && fold.joinsByTheLeftKey()
                && fold.meetsNoNulls()
                && fold.isKeyOfTheLeft(group)
                && group.stream().allMatch(fold::isLeft)
                && input.filters.stream().map(ColumnOrigin::shortest).allMatch(fold::isLeft)
                && arguments.stream().allMatch(fold::isRight)
                && calls.stream()
                        .allMatch(call -> call.function().isCount() || fold.ofNothing(call, arguments) == null);
        return possible ? Optional.of(fold) : Optional.empty();
    }

    /** Returns the assembly of the left rows, which becomes that of the groups. */
    Draft groups() {
        pairs.filters.forEach(filter -> left.filters.add(onItsSide(filter.shortest())));
        return left;
    }

    /** Returns the assembly whose rows are folded. */
    Draft folded() {
        return right;
    }

    /** Returns the right columns that equal the columns of the left key. */
    List<ColumnOrigin> by() {
        return IntStream.range(0, left.key.size())
                .mapToObj(part -> pair.right.by.get(keyPositions().indexOf(part)))
                .toList();
    }

    /** Returns a column of the pairs as the assembly of its side sees it. */
    static ColumnOrigin onItsSide(ColumnOrigin column) {
        return column.mapLeaves(leaf -> ((ColumnOrigin.PairColumn) leaf).inner().inner());
    }

    /** Returns the result of a call. Without right rows it is that over one row of NULLs. */
    ColumnOrigin result(ColumnOrigin.Folded folded, AggregateCall call, List<ColumnOrigin> arguments) {
        if (!call.function().isCount()) {
            return folded;
        }
        Object alone = call.argument() == AggregateCall.EVERY_ROW || ofNothing(call, arguments) != null ? 1L : 0L;
        Expr result = new Expr.Input(0, SqlType.BIGINT, true);
        return ColumnOrigin.computed(
                ConditionalFunctions.COALESCE.call(List.of(result, new Expr.Literal(alone, SqlType.BIGINT))),
                List.of(folded));
    }

    /** Returns the value of the call's argument if all right columns are NULL. */
    private @Nullable Object ofNothing(AggregateCall call, List<ColumnOrigin> arguments) {
        if (call.argument() == AggregateCall.EVERY_ROW
                || !(arguments.get(call.argument()) instanceof ColumnOrigin.Computed computed)) {
            return null;
        }
        return computed.expression()
                .evaluator()
                .evaluate(Row.owning(new @Nullable Object[computed.from().size()]));
    }

    private boolean joinsByTheLeftKey() {
        List<Integer> positions = keyPositions();
        return positions.size() == left.key.size()
                && IntStream.range(0, left.key.size()).allMatch(positions::contains);
    }

    /** Whether no row of the right side has NULLs where a left row has: both would be in one entry, and do not meet. */
    private boolean meetsNoNulls() {
        List<ColumnOrigin> by = by();
        return IntStream.range(0, by.size())
                .noneMatch(part -> left.key.column(part).nullable()
                        && by.get(part).column().nullable());
    }

    private List<Integer> keyPositions() {
        return pair.left.by.stream().map(left::keyPosition).toList();
    }

    private boolean isKeyOfTheLeft(List<ColumnOrigin> group) {
        List<Integer> positions = new ArrayList<>();
        for (ColumnOrigin column : group) {
            if (column instanceof ColumnOrigin.PairColumn plain && isLeft(plain)) {
                positions.add(left.keyPosition(onItsSide(plain).shortest()));
            }
        }
        return IntStream.range(0, left.key.size()).allMatch(positions::contains);
    }

    private boolean isLeft(ColumnOrigin column) {
        return column.leaves()
                .allMatch(leaf -> leaf instanceof ColumnOrigin.PairColumn plain
                        && plain.inner().bag() == pair.left);
    }

    private boolean isRight(ColumnOrigin column) {
        return column.leaves()
                .allMatch(leaf -> leaf instanceof ColumnOrigin.PairColumn plain
                        && plain.inner().bag() == pair.right);
    }
}
