package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.NullRejection;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Joins the rows of a subquery with the distinct values that columns of the query around it have, so that conditions between the two need not be equalities.
 * Used once.
 */
final class OuterValues {

    private final Relation outer;
    private final Relation inner;
    private final List<Integer> columns = new ArrayList<>();

    /**
     * @param outer the query around the subquery
     * @param inner the rows of the subquery
     */
    OuterValues(Relation outer, Relation inner) {
        this.outer = outer;
        this.inner = inner;
    }

    /**
     * Joins the rows that fulfil conditions between both.
     *
     * @return the columns of the subquery, then those of {@link #columns()}
     * @throws ExprException where a condition may hold for a value that is NULL, because no row is found by NULL
     */
    Relation joined(List<RexNode> conditions) {
        List<Expr> converted = onlyRead(conditions.stream().map(this::converted).toList());
        for (Expr condition : converted) {
            condition
                    .inputs()
                    .filter(input -> input.nullable()
                            && input.position() >= inner.columns().size())
                    .forEach(input -> refuseUnlessRejected(condition, input.position()));
        }
        Relation values = new Relation.Aggregate(
                Rows.only(outer, columns),
                IntStream.range(0, columns.size()).boxed().toList(),
                List.of(),
                outer.columns().project(columns));
        List<Column> both = new ArrayList<>(inner.columns().columns());
        both.addAll(values.columns().columns());
        return PushDown.join(inner, values, JoinKind.INNER, LogicFunctions.AND.call(converted), new RowType(both));
    }

    /** Leaves out the outer columns that are not needed, because of a branch that is never taken: where they are NULL, no row would be found by them. */
    private List<Expr> onlyRead(List<Expr> conditions) {
        List<Integer> all = List.copyOf(columns);
        columns.removeIf(column -> conditions.stream()
                .flatMap(Expr::inputs)
                .noneMatch(input -> input.position() == inner.columns().size() + all.indexOf(column)));
        if (columns.isEmpty()) {
            throw tooComplex();
        }
        return conditions.stream()
                .map(condition -> condition.over(
                        input -> input.position() < inner.columns().size()
                                ? input
                                : input.at(position(all.get(
                                        input.position() - inner.columns().size())))))
                .toList();
    }

    /** The positions of the outer columns that the conditions read, in the order in which they are joined. */
    List<Integer> columns() {
        return List.copyOf(columns);
    }

    static ExprException tooComplex() {
        return ExprException.unsupported(
                "a subquery may depend on the query around it only by conditions in its WHERE, outside of its own joins,"
                        + " subqueries and SELECT list. Write the subquery as a join.");
    }

    private Expr converted(RexNode condition) {
        return ExpressionConverter.convert(condition, node -> {
            if (node instanceof RexInputRef reference) {
                return Rows.input(inner, reference.getIndex());
            }
            if (node instanceof RexFieldAccess access && access.getReferenceExpr() instanceof RexCorrelVariable) {
                int column = access.getField().getIndex();
                if (!columns.contains(column)) {
                    columns.add(column);
                }
                return Expr.Input.of(position(column), outer.columns().column(column));
            }
            throw tooComplex();
        });
    }

    private int position(int column) {
        return inner.columns().size() + columns.indexOf(column);
    }

    private static void refuseUnlessRejected(Expr condition, int position) {
        if (!NullRejection.rejects(condition, position)) {
            throw ExprException.unsupported(
                    "a condition between a subquery and the query around it may hold where a column is NULL, which is not"
                            + " supported. Write the subquery as a join, or add that the column IS NOT NULL.");
        }
    }
}
