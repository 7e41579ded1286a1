package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a key that may be NULL in both of two assemblies that become one. Rows with NULL there are in one entry, although a join does not find NULL
 * equal to NULL.
 *
 * @param columns empty where no such rows meet
 */
record NullKeys(List<ColumnOrigin> columns) {

    NullKeys {
        columns = List.copyOf(columns);
    }

    /** @param one the assembly whose key the columns are of */
    static NullKeys of(Draft one, Draft other) {
        return new NullKeys(IntStream.range(0, one.key.size())
                .filter(part -> one.key.column(part).nullable()
                        && other.key.column(part).nullable())
                .<ColumnOrigin>mapToObj(part -> new ColumnOrigin.KeyColumn(one, part))
                .toList());
    }

    /** Returns the columns of an assembly's key that may be NULL, where rows that are not found by NULL get into it. */
    static NullKeys of(Draft one) {
        return of(one, one);
    }

    /** Returns conditions that hold for entries without NULL. */
    List<ColumnOrigin> areNone() {
        return columns.stream()
                .map(column -> ColumnOrigin.computed(isThere(0, column), List.of(column)))
                .toList();
    }

    /** Returns a column that is NULL in entries with NULL. */
    ColumnOrigin unlessNull(ColumnOrigin column) {
        if (columns.isEmpty()) {
            return column;
        }
        List<ColumnOrigin> from = new ArrayList<>(columns);
        from.add(column);
        List<Expr> there = IntStream.range(0, columns.size())
                .mapToObj(position -> isThere(position, columns.get(position)))
                .toList();
        Expr value = Expr.Input.of(columns.size(), column.column());
        return ColumnOrigin.computed(ConditionalFunctions.onlyIf(LogicFunctions.and(there), value), from);
    }

    static Expr isThere(int position, ColumnOrigin origin) {
        return LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(Expr.Input.of(position, origin.column())));
    }
}
