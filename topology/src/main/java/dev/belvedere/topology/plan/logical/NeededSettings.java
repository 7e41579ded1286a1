package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.TextOrder;
import dev.belvedere.topology.expr.aggregate.OrderedEntry;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import java.util.List;

/** Refuses what only settings allow, where they do not: an order of texts, and joins without an equality. */
public final class NeededSettings {

    private final SqlSettings settings;

    private NeededSettings(SqlSettings settings) {
        this.settings = settings;
    }

    /**
     * Checks a view.
     *
     * @throws ExprException for the first such use
     */
    public static void check(Relation view, SqlSettings settings) {
        new NeededSettings(settings).check(view);
    }

    private void check(Relation relation) {
        relation.inputs().forEach(this::check);
        relation.fold(new Relation.Cases<Boolean>(
                scan -> true,
                project -> expressions(project.expressions()),
                filter -> expressions(List.of(filter.condition())),
                this::join,
                this::aggregate,
                operation -> true,
                this::window,
                sets -> calls(sets.calls(), sets.input().columns()),
                unnest -> true));
    }

    private boolean join(Relation.Join join) {
        if (join.on().isEmpty() && join.kind() == Relation.JoinKind.FULL) {
            throw ExprException.unsupported("a FULL JOIN needs an equality, as in PostgreSQL.");
        }
        if (join.on().isEmpty() && !settings.joinsWithoutEquality() && !OneRow.is(join)) {
            throw ExprException.unsupported(join.describe()
                    + " has no equality between a column of one side and a column of the other, so that every"
                    + " change would meet every row of the other side. Join by equality; or, if one side stays"
                    + " small, set sql.joins-without-equality: allowed.");
        }
        return expressions(join.conditions());
    }

    private boolean aggregate(Relation.Aggregate aggregate) {
        return calls(aggregate.calls(), aggregate.input().columns());
    }

    private boolean calls(List<AggregateCall> calls, RowType columns) {
        calls.forEach(call -> call(call, columns));
        return true;
    }

    private boolean window(Relation.Window window) {
        RowType columns = window.input().columns();
        window.order().forEach(key -> ordered(columns.type(key.column())));
        window.calls()
                .forEach(call -> call.fold(new WindowCall.Cases<Boolean>(
                        rank -> true, shift -> true, edge -> true, framed -> call(framed.aggregate(), columns))));
        return true;
    }

    private boolean call(AggregateCall call, RowType columns) {
        if (call.function() == Function.MIN || call.function() == Function.MAX) {
            ordered(columns.type(call.argument()));
        }
        return true;
    }

    private boolean expressions(List<Expr> expressions) {
        expressions.forEach(this::expression);
        return true;
    }

    private void expression(Expr expression) {
        if (!(expression instanceof Expr.Call call)) {
            return;
        }
        call.arguments().forEach(this::expression);
        if (TextOrder.decides(call.operation().toString(), call.arguments()) || call.operation() instanceof SortKey) {
            call.arguments().forEach(argument -> ordered(argument.type()));
        }
        if (call.operation() instanceof OrderedEntry) {
            call.arguments().stream().skip(1).forEach(key -> ordered(key.type()));
        }
    }

    private void ordered(SqlType type) {
        if (type.kind() == Kind.VARCHAR && !settings.textsByBytes()) {
            throw TextOrder.unknown();
        }
    }
}
