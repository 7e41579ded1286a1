package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation.SetKind;
import dev.belvedere.topology.plan.logical.Relation.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places UNION, INTERSECT and EXCEPT: one assembly, whose key is the whole row, counts for each input how often the input has the row, and the counts decide
 * whether the result has it. The key of a UNION ALL has the number of the input and the input's own key besides, so that equal rows stay apart. Used once.
 */
final class SetPlacement {

    private final SetOperation operation;
    private final List<Placed> inputs;
    private final Draft rows;
    private final List<ColumnOrigin> counts = new ArrayList<>();

    SetPlacement(SetOperation operation, List<Placed> inputs, String name) {
        this.operation = operation;
        this.inputs = inputs;
        this.rows = Draft.ofGroups(name, key());
    }

    Placed place() {
        for (Placed input : inputs) {
            Draft.Fold fold = new Draft.Fold(input.assembly(), group(input), List.of(), new RowType(List.of()));
            fold.required =
                    operation.kind() == SetKind.INTERSECT || (operation.kind() == SetKind.EXCEPT && counts.isEmpty());
            rows.parts.add(fold);
            counts.add(new ColumnOrigin.Folded(fold, ColumnOrigin.Folded.ROWS));
        }
        switch (operation.kind()) {
            case UNION, UNION_ALL -> rows.filters.add(some());
            case INTERSECT -> {}
            case EXCEPT -> counts.stream().skip(1).map(SetPlacement::none).forEach(rows.filters::add);
        }
        return new Placed(rows, rows.keyColumns().subList(0, operation.columns().size()));
    }

    private RowType key() {
        List<Column> key = new ArrayList<>(operation.columns().columns());
        if (operation.kind() == SetKind.UNION_ALL) {
            key.add(new Column("input", SqlType.INTEGER, false));
            inputs.stream()
                    .flatMap(input -> input.assembly().key.columns().stream())
                    .map(column -> new Column(column.name(), column.type(), true))
                    .forEach(key::add);
        }
        return new RowType(key);
    }

    private List<ColumnOrigin> group(Placed input) {
        List<ColumnOrigin> group = new ArrayList<>(
                input.columns().stream().map(ColumnOrigin::shortest).toList());
        if (operation.kind() == SetKind.UNION_ALL) {
            int number = inputs.indexOf(input);
            group.add(constant(new Expr.Literal(number + 1, SqlType.INTEGER)));
            for (int other = 0; other < inputs.size(); other++) {
                boolean own = other == number;
                inputs.get(other).assembly().keyColumns().stream()
                        .map(column -> own
                                ? column
                                : constant(
                                        new Expr.Literal(null, column.column().type())))
                        .forEach(group::add);
            }
        }
        return group;
    }

    private static ColumnOrigin constant(Expr.Literal literal) {
        return ColumnOrigin.computed(literal, List.of());
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
