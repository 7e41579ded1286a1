package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Converts Calcite's relational algebra to the logical plan. Types come from the tables' columns, because Calcite cannot express all of them. Statements that
 * are supported consist of these kinds of nodes only.
 */
public final class RelationConverter {

    private RelationConverter() {}

    /**
     * Converts a query.
     *
     * @throws dev.belvedere.topology.expr.ExprException if an expression or a subquery of it is not supported
     */
    public static Relation convert(RelNode node) {
        if (node instanceof TableScan scan) {
            return scan.getTable().unwrapOrThrow(Relation.class);
        }
        if (node instanceof Project project) {
            return project(project);
        }
        if (node instanceof Join join) {
            return join(join);
        }
        if (node instanceof Filter filter) {
            return filter(filter);
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (node instanceof Sort sort) {
            return WindowConverter.first(sort, convert(sort.getInput()), List.of());
        }
        if (node instanceof Correlate correlate) {
            return correlate(correlate);
        }
        if (ElementRows.areMadeBy(node) || node instanceof Values) {
            throw ElementRows.withoutTable();
        }
        if (node instanceof SetOp operation) {
            return setOperation(operation);
        }
        throw new IllegalStateException("no logical plan for " + node.getRelTypeName());
    }

    private static Relation correlate(Correlate correlate) {
        if (!ElementRows.areMadeBy(correlate.getRight())) {
            throw ExprException.unsupported(
                    "a LATERAL query may depend on the tables before it only by WHERE conditions"
                            + " that hold two columns equal. Write it as a join.");
        }
        return ElementRows.of(
                convert(correlate.getLeft()), correlate.getRight(), correlate.getJoinType() == JoinRelType.LEFT);
    }

    private static Relation project(Project project) {
        Relation rows = SelectWithoutFrom.is(project)
                ? SelectWithoutFrom.oneRow(project, RelationConverter::convert)
                : convert(project.getInput());
        WindowConverter windows = WindowConverter.of(rows, project.getProjects());
        SubQueries input = new SubQueries(windows.relation(), RelationConverter::convert, windows::result);
        List<Expr> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            Expr expression = input.convert(node);
            String name = project.getRowType().getFieldNames().get(columns.size());
            expressions.add(expression);
            columns.add(new Column(name, expression.type(), expression.nullable()));
        }
        return new Relation.Project(input.relation(), expressions, new RowType(columns));
    }

    private static Relation join(Join join) {
        boolean always =
                join.getJoinType() == JoinRelType.LEFT && join.getCondition().isAlwaysTrue();
        if ((join.getJoinType() == JoinRelType.INNER || always) && SubQueries.isOneRow(join.getRight())) {
            return joinOfRow(join, join.getLeft(), join.getRight());
        }
        if (join.getJoinType() == JoinRelType.INNER && SubQueries.isOneRow(join.getLeft())) {
            return joinOfRow(join, join.getRight(), join.getLeft());
        }
        if (ElementRows.areMadeBy(join.getRight())) {
            return joinOfElements(join, always);
        }
        if (ElementRows.areMadeBy(join.getLeft()) && join.getJoinType() == JoinRelType.INNER) {
            return joinOfElementsBefore(join);
        }
        Relation left = convert(join.getLeft());
        Relation right = convert(join.getRight());
        if (join.getJoinType() == JoinRelType.INNER && RexUtil.SubQueryFinder.containsSubQuery(join)) {
            return joinWithSubQueries(join, left, right);
        }
        Expr condition = ExpressionConverter.convert(join.getCondition(), both(left, right, JoinKind.INNER));
        return switch (join.getJoinType()) {
            case INNER -> PushDown.join(left, right, JoinKind.INNER, condition, both(left, right, JoinKind.INNER));
            case LEFT -> PushDown.join(left, right, JoinKind.LEFT, condition, both(left, right, JoinKind.LEFT));
            case RIGHT -> rightJoin(left, right, condition);
            case FULL -> PushDown.join(left, right, JoinKind.FULL, condition, both(left, right, JoinKind.FULL));
            default -> throw new IllegalStateException("no logical plan for " + join.getJoinType());
        };
    }

    /** Conditions with subqueries are those of a WHERE behind the join. */
    private static Relation joinWithSubQueries(Join join, Relation left, Relation right) {
        List<RexNode> conditions = RexUtil.flattenAnd(List.of(join.getCondition()));
        RowType columns = both(left, right, JoinKind.INNER);
        List<Expr> plain = conditions.stream()
                .filter(condition -> RexUtil.SubQueryFinder.find(condition) == null)
                .map(condition -> ExpressionConverter.convert(condition, columns))
                .toList();
        SubQueries joined = new SubQueries(
                PushDown.join(left, right, JoinKind.INNER, LogicFunctions.and(plain), columns),
                RelationConverter::convert);
        conditions.stream()
                .filter(condition -> RexUtil.SubQueryFinder.find(condition) != null)
                .forEach(joined::require);
        return joined.withoutJoined();
    }

    /** A query of one row is joined as the value of a subquery is. */
    private static Relation joinOfRow(Join join, RelNode rows, RelNode row) {
        SubQueries joined = new SubQueries(convert(rows), RelationConverter::convert);
        List<Expr> ofRow = joined.row(row);
        List<Expr> ofRows = IntStream.range(0, rows.getRowType().getFieldCount())
                .<Expr>mapToObj(position -> Rows.input(joined.relation(), position))
                .toList();
        List<Expr> all = new ArrayList<>(rows == join.getLeft() ? ofRows : ofRow);
        all.addAll(rows == join.getLeft() ? ofRow : ofRows);
        List<Column> columns = new ArrayList<>();
        for (Expr expression : all) {
            String name = join.getRowType().getFieldNames().get(columns.size());
            columns.add(new Column(name, expression.type(), expression.nullable()));
        }
        Relation both = new Relation.Project(joined.relation(), all, new RowType(columns));
        return PushDown.filter(both, ExpressionConverter.convert(join.getCondition(), both.columns()));
    }

    /** Rows that depend on no table are joined to each row of one. */
    private static Relation joinOfElements(Join join, boolean always) {
        boolean inner = join.getJoinType() == JoinRelType.INNER;
        if (!inner && !always) {
            throw ElementRows.withoutTable();
        }
        Relation both = ElementRows.of(convert(join.getLeft()), join.getRight(), !inner);
        return inner ? PushDown.filter(both, ExpressionConverter.convert(join.getCondition(), both.columns())) : both;
    }

    private static Relation joinOfElementsBefore(Join join) {
        Relation right = convert(join.getRight());
        Relation both = ElementRows.of(right, join.getLeft(), false);
        int size = right.columns().size();
        List<Integer> order = IntStream.concat(
                        IntStream.range(size, both.columns().size()), IntStream.range(0, size))
                .boxed()
                .toList();
        Relation ordered = Rows.only(both, order);
        return PushDown.filter(ordered, ExpressionConverter.convert(join.getCondition(), ordered.columns()));
    }

    /** A right join is the left join of its sides in the other order, with the columns put back in theirs. */
    private static Relation rightJoin(Relation left, Relation right, Expr condition) {
        int ofLeft = left.columns().size();
        int ofRight = right.columns().size();
        Expr turned = condition.over(
                input -> input.at(input.position() < ofLeft ? input.position() + ofRight : input.position() - ofLeft));
        Relation join = PushDown.join(
                /* left= */ right,
                /* right= */ left,
                JoinKind.LEFT,
                turned,
                both(/* left= */ right, /* right= */ left, JoinKind.LEFT));
        List<Integer> order = IntStream.concat(IntStream.range(ofRight, ofRight + ofLeft), IntStream.range(0, ofRight))
                .boxed()
                .toList();
        RowType columns = join.columns().project(order);
        List<Expr> inputs = new ArrayList<>();
        for (int position : order) {
            inputs.add(Expr.Input.of(position, join.columns().column(position)));
        }
        return new Relation.Project(join, inputs, columns);
    }

    private static RowType both(Relation left, Relation right, JoinKind kind) {
        List<Column> columns = new ArrayList<>();
        left.columns().columns().forEach(column -> columns.add(nullableIf(kind == JoinKind.FULL, column)));
        right.columns().columns().forEach(column -> columns.add(nullableIf(kind != JoinKind.INNER, column)));
        return new RowType(columns);
    }

    private static Column nullableIf(boolean condition, Column column) {
        return condition ? new Column(column.name(), column.type(), true) : column;
    }

    private static Relation setOperation(SetOp operation) {
        return SetOperations.of(
                operation,
                operation.getInputs().stream().map(RelationConverter::convert).toList());
    }

    private static Relation filter(Filter filter) {
        SubQueries input = new SubQueries(convert(filter.getInput()), RelationConverter::convert);
        if (!RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            return PushDown.filter(input.relation(), input.convert(filter.getCondition()));
        }
        RexUtil.flattenAnd(List.of(filter.getCondition())).forEach(input::require);
        return input.withoutJoined();
    }

    private static Relation aggregate(Aggregate aggregate) {
        return AggregateConverter.convert(convert(aggregate.getInput()), aggregate);
    }
}
