package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation.SetKind;
import dev.belvedere.topology.plan.logical.Relation.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places UNION, INTERSECT and EXCEPT: one assembly, whose key is the whole row, counts for each input how often the input has the row, and the counts decide
 * whether the result has it. Used once.
 */
final class SetPlacement {

    private final SetOperation operation;
    private final List<Placed> inputs;
    private final Draft rows;
    private final List<ColumnOrigin> counts = new ArrayList<>();

    SetPlacement(SetOperation operation, List<Placed> inputs, String name) {
        this.operation = operation;
        this.inputs = inputs;
        this.rows = Draft.ofGroups(name, operation.columns());
    }

    Placed place() {
        for (Placed input : inputs) {
            List<ColumnOrigin> group =
                    input.columns().stream().map(ColumnOrigin::shortest).toList();
            Draft.Fold fold = new Draft.Fold(input.assembly(), group, List.of(), new RowType(List.of()));
            fold.required =
                    operation.kind() == SetKind.INTERSECT || (operation.kind() == SetKind.EXCEPT && counts.isEmpty());
            rows.parts.add(fold);
            counts.add(new ColumnOrigin.Folded(fold, ColumnOrigin.Folded.ROWS));
        }
        switch (operation.kind()) {
            case UNION -> rows.filters.add(some());
            case INTERSECT -> {}
            case UNION_ALL -> throw new IllegalStateException("UNION ALL keeps the rows of its inputs");
            case EXCEPT -> counts.stream().skip(1).map(SetPlacement::none).forEach(rows.filters::add);
        }
        return new Placed(rows, rows.keyColumns());
    }

    private ColumnOrigin some() {
        List<Expr> present = IntStream.range(0, counts.size())
                .mapToObj(position -> LogicFunctions.NOT.call(isNone(counts.get(position), position)))
                .toList();
        return ColumnOrigin.computed(LogicFunctions.OR.call(present), counts);
    }

    private static ColumnOrigin none(ColumnOrigin count) {
        return ColumnOrigin.computed(isNone(count, 0), List.of(count));
    }

    private static Expr isNone(ColumnOrigin count, int position) {
        return LogicFunctions.IS_NULL.call(Expr.Input.of(position, count.column()));
    }
}
