package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Joins each row of a relation with the elements of its arrays, or of constant ones. Used once. */
final class ElementRows {

    private final int size;
    private final boolean outer;

    private ElementRows(int size, boolean outer) {
        this.size = size;
        this.outer = outer;
    }

    /** Whether the rows are those of arrays, and of no table. */
    static boolean areMadeBy(RelNode node) {
        return node instanceof Uncollect
                || ((node instanceof Project || node instanceof Filter) && areMadeBy(node.getInput(0)));
    }

    /** Makes the refusal of such rows where there is no table to join them to. */
    static ExprException withoutTable() {
        return ExprException.unsupported(
                "rows of VALUES, of GENERATE_SERIES or of an array are supported where they are joined to each row of a table"
                        + " by CROSS JOIN, INNER JOIN or LEFT JOIN LATERAL … ON TRUE, and not by themselves. Keep them in a"
                        + " table.");
    }

    /**
     * Joins the rows.
     *
     * @param left the rows, whose columns come first
     * @param right what {@link #areMadeBy} arrays
     * @param outer whether rows without elements stay
     */
    static Relation of(Relation left, RelNode right, boolean outer) {
        return new ElementRows(left.columns().size(), outer).joined(left, right);
    }

    private Relation joined(Relation left, RelNode right) {
        if (right instanceof Uncollect uncollect) {
            return elements(left, uncollect);
        }
        Relation input = joined(left, right.getInput(0));
        if (right instanceof Filter filter) {
            Expr condition = over(filter.getCondition(), input);
            if (condition.equals(Literals.TRUE)) {
                return input;
            }
            if (outer) {
                throw ExprException.unsupported(
                        "a condition on elements that are joined by LEFT JOIN is not supported. Write ON TRUE, and the condition in"
                                + " CASE or FILTER.");
            }
            return PushDown.filter(input, condition);
        }
        List<Expr> expressions = own(input);
        List<Column> columns = new ArrayList<>(input.columns().columns().subList(0, size));
        for (RexNode node : ((Project) right).getProjects()) {
            Expr expression = over(node, input);
            if (outer && !(expression instanceof Expr.Input)) {
                throw ExprException.unsupported(
                        "expressions in a query of elements that is joined by LEFT JOIN are not supported. Write them around"
                                + " it.");
            }
            String name = right.getRowType().getFieldNames().get(columns.size() - size);
            expressions.add(expression);
            columns.add(new Column(name, expression.type(), expression.nullable()));
        }
        return new Relation.Project(input, expressions, new RowType(columns));
    }

    /** The columns of the relation that the elements are joined to. */
    private List<Expr> own(Relation relation) {
        List<Expr> own = new ArrayList<>();
        IntStream.range(0, size).forEach(position -> own.add(Rows.input(relation, position)));
        return own;
    }

    private Relation elements(Relation left, Uncollect uncollect) {
        if (!(uncollect.getInput() instanceof Project arrays) || !(arrays.getInput() instanceof Values)) {
            throw withoutTable();
        }
        List<Expr> expressions = own(left);
        List<Column> columns = new ArrayList<>(left.columns().columns());
        for (RexNode node : arrays.getProjects()) {
            Expr array = ExpressionConverter.convert(node, each -> outer(each, left));
            expressions.add(array);
            columns.add(new Column("array", array.type(), array.nullable()));
        }
        List<Integer> positions = IntStream.range(size, columns.size()).boxed().toList();
        Relation unnested =
                Relation.Unnest.of(new Relation.Project(left, expressions, new RowType(columns)), positions, outer);
        int elements = unnested.columns().size() - (uncollect.withOrdinality ? 0 : 1);
        return Rows.only(
                unnested,
                IntStream.concat(IntStream.range(0, size), IntStream.range(columns.size(), elements))
                        .boxed()
                        .toList());
    }

    private Expr over(RexNode expression, Relation input) {
        return ExpressionConverter.convert(
                expression,
                node -> node instanceof RexInputRef reference
                        ? Rows.input(input, size + reference.getIndex())
                        : outer(node, input));
    }

    /** A column of the relation that the elements are joined to. */
    private static Expr outer(RexNode node, Relation relation) {
        if (node instanceof RexFieldAccess access && access.getReferenceExpr() instanceof RexCorrelVariable) {
            return Rows.input(relation, access.getField().getIndex());
        }
        throw ExprException.unsupported("what is not supported in FROM: " + node + ".");
    }
}
