package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;

/**
 * Converts Calcite's relational algebra to the logical plan. Types come from the tables' columns, because Calcite cannot express all of them. Statements that
 * {@link SupportedSql} admits consist of these five kinds of nodes only.
 */
final class RelationConverter {

    private RelationConverter() {}

    static Relation convert(RelNode node) {
        if (node instanceof TableScan scan) {
            return new Relation.Scan(
                    scan.getTable().unwrapOrThrow(SqlCatalog.SqlTable.class).table());
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
        throw new IllegalStateException("no logical plan for " + node.getRelTypeName());
    }

    private static Relation project(Project project) {
        Relation input = convert(project.getInput());
        List<Expr> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            Expr expression = ExpressionConverter.convert(node, input.columns());
            String name = project.getRowType().getFieldNames().get(columns.size());
            expressions.add(expression);
            columns.add(new Column(name, expression.type(), expression.nullable()));
        }
        return new Relation.Project(input, expressions, new RowType(columns));
    }

    private static Relation join(Join join) {
        Relation left = convert(join.getLeft());
        Relation right = convert(join.getRight());
        JoinKind kind = join.getJoinType() == JoinRelType.LEFT ? JoinKind.LEFT : JoinKind.INNER;
        List<Column> columns = new ArrayList<>(left.columns().columns());
        right.columns().columns().stream()
                .map(column -> kind == JoinKind.LEFT ? new Column(column.name(), column.type(), true) : column)
                .forEach(columns::add);
        RowType both = new RowType(columns);
        return PushDown.join(left, right, kind, ExpressionConverter.convert(join.getCondition(), both), both);
    }

    private static Relation filter(Filter filter) {
        Relation input = convert(filter.getInput());
        return PushDown.filter(input, ExpressionConverter.convert(filter.getCondition(), input.columns()));
    }

    private static Relation aggregate(Aggregate aggregate) {
        return new AggregateConverter(convert(aggregate.getInput()), aggregate).convert();
    }
}
