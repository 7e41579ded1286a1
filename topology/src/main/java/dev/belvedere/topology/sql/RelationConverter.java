package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.Equality;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Turns Calcite's relational algebra into the logical plan. Types are those of the tables' columns, not Calcite's, so that nothing is lost that
 * Calcite has no word for. What {@link SupportedSql} admits arrives here in these four forms and no other.
 */
final class RelationConverter {

    private static final int SUM_DIGITS = 38;

    private final Statement statement;
    private final SqlParserPos query;

    RelationConverter(Statement statement, SqlParserPos query) {
        this.statement = statement;
        this.query = query;
    }

    Relation convert(RelNode node) {
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
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        throw new IllegalStateException("no logical plan for " + node.getRelTypeName());
    }

    private Relation project(Project project) {
        Relation input = convert(project.getInput());
        List<Integer> positions = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (RexNode expression : project.getProjects()) {
            int position = columnOf(expression);
            Column source = input.columns().column(position);
            String name = project.getRowType().getFieldNames().get(columns.size());
            positions.add(position);
            columns.add(new Column(name, source.type(), source.nullable()));
        }
        return new Relation.Project(input, positions, new RowType(columns));
    }

    private Relation join(Join join) {
        Relation left = convert(join.getLeft());
        Relation right = convert(join.getRight());
        JoinKind kind = join.getJoinType() == JoinRelType.LEFT ? JoinKind.LEFT : JoinKind.INNER;
        JoinInfo info = join.analyzeCondition();
        if (!info.isEqui()) {
            throw conversion(join.getCondition());
        }
        List<Equality> on = info.pairs().stream()
                .map(pair -> new Equality(pair.source, pair.target))
                .toList();
        List<Column> columns = new ArrayList<>(left.columns().columns());
        right.columns().columns().stream()
                .map(column -> kind == JoinKind.LEFT ? new Column(column.name(), column.type(), true) : column)
                .forEach(columns::add);
        return new Relation.Join(left, right, kind, on, new RowType(columns));
    }

    private Relation aggregate(Aggregate aggregate) {
        Relation input = convert(aggregate.getInput());
        List<Integer> group = aggregate.getGroupSet().asList();
        List<Column> columns = new ArrayList<>(input.columns().project(group).columns());
        List<AggregateCall> calls = new ArrayList<>();
        for (org.apache.calcite.rel.core.AggregateCall call : aggregate.getAggCallList()) {
            AggregateCall converted = call(call, input.columns());
            RelDataTypeField field = aggregate.getRowType().getFieldList().get(columns.size());
            columns.add(new Column(
                    field.getName(), converted.type(), field.getType().isNullable()));
            calls.add(converted);
        }
        return new Relation.Aggregate(input, group, calls, new RowType(columns));
    }

    private static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, RowType input) {
        int argument = call.getArgList().isEmpty()
                ? AggregateCall.EVERY_ROW
                : call.getArgList().get(0);
        return switch (call.getAggregation().getKind()) {
            case COUNT ->
                new AggregateCall(
                        call.isDistinct() ? AggregateCall.Function.COUNT_DISTINCT : AggregateCall.Function.COUNT,
                        argument,
                        SqlType.BIGINT);
            case SUM, SUM0 -> new AggregateCall(AggregateCall.Function.SUM, argument, sumOf(input.type(argument)));
            case MIN -> new AggregateCall(AggregateCall.Function.MIN, argument, input.type(argument));
            case MAX -> new AggregateCall(AggregateCall.Function.MAX, argument, input.type(argument));
            default -> throw new IllegalStateException("no aggregate for " + call);
        };
    }

    /** The type of a sum as PostgreSQL has it; a decimal keeps its scale, because adding does not change it. */
    private static SqlType sumOf(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> SqlType.BIGINT;
            case BIGINT -> SqlType.decimal(SUM_DIGITS, 0);
            case DECIMAL -> type.scale() == SqlType.ANY_SCALE ? type : SqlType.decimal(SUM_DIGITS, type.scale());
            default -> type;
        };
    }

    private int columnOf(RexNode expression) {
        if (expression.getKind() == SqlKind.INPUT_REF) {
            return ((RexInputRef) expression).getIndex();
        }
        throw conversion(expression);
    }

    /** Where the validator had to convert a type, the statement's columns have become expressions. */
    private SqlException conversion(RexNode expression) {
        return ViewCompiler.refusal(
                statement,
                query,
                "columns of different types are compared or combined (" + expression
                        + "), and a key of one type does not find rows by a key of another. Give both columns the same type.");
    }
}
