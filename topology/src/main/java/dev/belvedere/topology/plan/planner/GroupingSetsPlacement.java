package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation.GroupingSets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Places an aggregate by several sets of columns: one assembly, whose key has the columns of all sets and the number of the set, folds the input once for each
 * set. Used once.
 */
final class GroupingSetsPlacement {

    private final Placed input;
    private final GroupingSets aggregate;
    private final List<ColumnOrigin> arguments = new ArrayList<>();
    private final List<AggregateCall> calls = new ArrayList<>();
    private final Draft rows;

    GroupingSetsPlacement(Placed input, GroupingSets aggregate, String name, ExactAggregates exact) {
        this.input = input;
        this.aggregate = aggregate;
        this.rows = Draft.ofGroups(name, key(aggregate));
        for (AggregateCall call : aggregate.calls()) {
            int argument = AggregateCall.EVERY_ROW;
            if (call.argument() != AggregateCall.EVERY_ROW) {
                ColumnOrigin origin = input.column(call.argument()).shortest();
                exact.check(call, origin.column());
                argument = Draft.use(arguments, origin);
            }
            calls.add(new AggregateCall(call.function(), argument, call.type()));
        }
    }

    private static RowType key(GroupingSets aggregate) {
        List<Column> key = new ArrayList<>();
        for (int position = 0; position < aggregate.group().size(); position++) {
            Column column = aggregate.columns().column(position);
            key.add(new Column(column.name(), column.type(), true));
        }
        key.add(GroupingSets.NUMBER);
        return new RowType(key);
    }

    Placed place() {
        List<Draft.Fold> folds =
                IntStream.range(0, aggregate.sets().size()).mapToObj(this::fold).toList();
        rows.parts.addAll(folds);
        rows.filters.add(isThere(folds));
        List<ColumnOrigin> columns = new ArrayList<>(rows.keyColumns());
        IntStream.range(0, calls.size()).forEach(call -> columns.add(result(folds, call)));
        return new Placed(rows, columns);
    }

    private Draft.Fold fold(int set) {
        List<ColumnOrigin> by = new ArrayList<>();
        for (int position = 0; position < aggregate.group().size(); position++) {
            ColumnOrigin column = input.column(aggregate.group().get(position)).shortest();
            boolean grouped = aggregate.sets().get(set).contains(position);
            by.add(grouped ? column : constant(null, column.column().type()));
        }
        by.add(constant(set + 1, SqlType.INTEGER));
        List<Column> all = aggregate.columns().columns();
        RowType results = new RowType(all.subList(aggregate.group().size() + 1, all.size()));
        Draft.Fold fold = new Draft.Fold(input.assembly(), by, calls, results);
        fold.arguments.addAll(arguments);
        fold.required = false;
        return fold;
    }

    private static ColumnOrigin constant(@Nullable Object value, SqlType type) {
        return ColumnOrigin.computed(new Expr.Literal(value, type), List.of());
    }

    /** A key has a row if a set has rows for it; that of the set without columns always has one. */
    private ColumnOrigin isThere(List<Draft.Fold> folds) {
        List<ColumnOrigin> from = new ArrayList<>();
        List<Expr> alternatives = new ArrayList<>();
        for (Draft.Fold fold : folds) {
            Expr isNone = LogicFunctions.IS_NULL.call(new Expr.Input(from.size(), SqlType.BIGINT, true));
            alternatives.add(LogicFunctions.NOT.call(isNone));
            from.add(new ColumnOrigin.Folded(fold, ColumnOrigin.Folded.ROWS));
        }
        int empty = aggregate.sets().indexOf(List.<Integer>of());
        if (empty >= 0) {
            int number = aggregate.group().size();
            alternatives.add(ComparisonFunctions.EQUALS.call(
                    new Expr.Input(from.size(), SqlType.INTEGER, false), new Expr.Literal(empty + 1, SqlType.INTEGER)));
            from.add(new ColumnOrigin.KeyColumn(rows, number));
            @Nullable Object[] key = new @Nullable Object[number + 1];
            key[number] = empty + 1;
            rows.alwaysHas(Row.owning(key));
        }
        return ColumnOrigin.computed(LogicFunctions.or(alternatives), from);
    }

    /** Only the fold of the key's own set has a result. Over no rows a count is 0, and all else is NULL. */
    private ColumnOrigin result(List<Draft.Fold> folds, int call) {
        List<ColumnOrigin> from = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        for (Draft.Fold fold : folds) {
            results.add(new Expr.Input(from.size(), calls.get(call).type(), true));
            from.add(new ColumnOrigin.Folded(fold, call));
        }
        if (calls.get(call).function().isCount()) {
            results.add(new Expr.Literal(0L, SqlType.BIGINT));
        }
        return ColumnOrigin.computed(
                results.size() == 1 ? results.get(0) : ConditionalFunctions.COALESCE.call(results), from);
    }
}
