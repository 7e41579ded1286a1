package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * A subquery as a relation of its own: where it compares a column with one of the query around it for equality, the comparison is taken out, and the column
 * becomes one that the relation can be joined by. Immutable.
 *
 * @param relation the subquery's columns, then those that it is joined by
 * @param correlations how they are joined
 * @param comparison what else has to hold of a column of the subquery and one of the query around it
 */
record CorrelatedQuery(Relation relation, List<Correlation> correlations, Optional<Comparison> comparison) {

    CorrelatedQuery {
        correlations = List.copyOf(correlations);
    }

    /**
     * A column of the subquery that has to equal one of the query around it.
     *
     * @param outer the position among the columns of the query around it
     * @param inner the position among the relation's columns
     */
    record Correlation(int outer, int inner) {}

    /**
     * A column of the query around a subquery that has to compare so with one of the subquery's.
     *
     * @param kind how the outer column compares with the inner one
     */
    record Comparison(SqlKind kind, int outer, int inner) {}

    /**
     * Takes a subquery apart.
     *
     * @param converter converts the parts that do not depend on the query around it
     * @throws ExprException where it depends on the query around it in another way than by equality of columns
     */
    static CorrelatedQuery of(RelNode query, Function<RelNode, Relation> converter) {
        CorrelatedQuery taken = comparing(query, converter);
        if (taken.comparison().isPresent()) {
            throw tooComplex();
        }
        return taken;
    }

    /** As {@link #of}, of a subquery that may also compare two columns by {@code <>}, {@code <} and the like, once. */
    static CorrelatedQuery comparing(RelNode query, Function<RelNode, Relation> converter) {
        if (RelOptUtil.getVariablesUsed(query).isEmpty()) {
            return new CorrelatedQuery(converter.apply(query), List.of(), Optional.empty());
        }
        if (query instanceof Filter filter) {
            return filter(filter, comparing(filter.getInput(), converter));
        }
        if (query instanceof Project project) {
            return project(project, comparing(project.getInput(), converter));
        }
        if (query instanceof Aggregate aggregate) {
            return aggregate(aggregate, of(aggregate.getInput(), converter));
        }
        if (query instanceof Sort sort) {
            CorrelatedQuery input = of(sort.getInput(), converter);
            List<Integer> partition =
                    input.correlations().stream().map(Correlation::inner).toList();
            return new CorrelatedQuery(
                    WindowConverter.first(sort, input.relation(), partition), input.correlations(), Optional.empty());
        }
        throw tooComplex();
    }

    private static ExprException tooComplex() {
        return ExprException.unsupported(
                "a subquery may depend on the query around it only by WHERE conditions that hold two columns equal, and"
                        + " EXISTS by one more comparison of two columns, outside of its own joins. Write the subquery as"
                        + " a join.");
    }

    private static CorrelatedQuery filter(Filter filter, CorrelatedQuery input) {
        Relation relation = input.relation();
        List<Correlation> correlations = new ArrayList<>(input.correlations());
        Optional<Comparison> comparison = input.comparison();
        for (RexNode condition : RexUtil.flattenAnd(List.of(filter.getCondition()))) {
            if (!isCorrelated(condition)) {
                relation = PushDown.filter(relation, ExpressionConverter.convert(condition, relation.columns()));
                continue;
            }
            Compared compared = Compared.of(condition);
            Expr column = ExpressionConverter.convert(compared.inner(), relation.columns());
            if (!(column instanceof Expr.Input plain)) {
                throw tooComplex();
            }
            if (compared.kind() == SqlKind.EQUALS) {
                correlations.add(new Correlation(compared.outer(), plain.position()));
            } else if (comparison.isEmpty()) {
                comparison = Optional.of(new Comparison(compared.kind(), compared.outer(), plain.position()));
            } else {
                throw tooComplex();
            }
        }
        return new CorrelatedQuery(relation, correlations, comparison);
    }

    /** A comparison of a column around the subquery with what is inside of it. */
    private record Compared(SqlKind kind, int outer, RexNode inner) {

        /** The engine's operators, by their names. */
        private static final Map<String, SqlKind> KINDS = Map.of(
                "NOT_EQUALS", SqlKind.NOT_EQUALS,
                "LESS", SqlKind.LESS_THAN,
                "LESS_OR_EQUAL", SqlKind.LESS_THAN_OR_EQUAL,
                "GREATER", SqlKind.GREATER_THAN,
                "GREATER_OR_EQUAL", SqlKind.GREATER_THAN_OR_EQUAL);

        static Compared of(RexNode condition) {
            SqlKind kind = condition.getKind() == SqlKind.EQUALS
                    ? SqlKind.EQUALS
                    : condition instanceof RexCall call
                            ? KINDS.get(call.getOperator().getName())
                            : null;
            if (kind == null) {
                throw tooComplex();
            }
            RexNode left = withoutCast(((RexCall) condition).getOperands().get(0));
            RexNode right = withoutCast(((RexCall) condition).getOperands().get(1));
            RexNode outer = isCorrelated(left) ? left : right;
            RexNode inner = isCorrelated(left) ? right : left;
            if (!(outer instanceof RexFieldAccess access
                    && access.getReferenceExpr() instanceof RexCorrelVariable
                    && !isCorrelated(inner))) {
                throw tooComplex();
            }
            return new Compared(
                    isCorrelated(left) ? kind : kind.reverse(),
                    access.getField().getIndex(),
                    inner);
        }

        /** Calcite casts one side where the types differ; the join brings them together by PostgreSQL's rules. */
        private static RexNode withoutCast(RexNode node) {
            return node.getKind() == SqlKind.CAST
                    ? ((RexCall) node).getOperands().get(0)
                    : node;
        }
    }

    private static boolean isCorrelated(RexNode expression) {
        boolean[] found = {false};
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCorrelVariable(RexCorrelVariable variable) {
                found[0] = true;
                return null;
            }
        });
        return found[0];
    }

    private static CorrelatedQuery project(Project project, CorrelatedQuery input) {
        if (project.getProjects().stream().anyMatch(CorrelatedQuery::isCorrelated)) {
            throw tooComplex();
        }
        List<Expr> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            Expr expression = ExpressionConverter.convert(node, input.relation().columns());
            expressions.add(expression);
            columns.add(new Column(
                    project.getRowType().getFieldNames().get(columns.size()),
                    expression.type(),
                    expression.nullable()));
        }
        List<Correlation> correlations = new ArrayList<>();
        for (Correlation correlation : input.correlations()) {
            Column column = input.relation().columns().column(correlation.inner());
            correlations.add(new Correlation(correlation.outer(), columns.size()));
            expressions.add(Expr.Input.of(correlation.inner(), column));
            columns.add(column);
        }
        Optional<Comparison> comparison =
                input.comparison().map(compared -> new Comparison(compared.kind(), compared.outer(), columns.size()));
        input.comparison().ifPresent(compared -> {
            expressions.add(Rows.input(input.relation(), compared.inner()));
            columns.add(input.relation().columns().column(compared.inner()));
        });
        return new CorrelatedQuery(
                new Relation.Project(input.relation(), expressions, new RowType(columns)), correlations, comparison);
    }

    /** Groups by the correlated columns too. */
    private static CorrelatedQuery aggregate(Aggregate aggregate, CorrelatedQuery input) {
        if (aggregate.getGroupCount() == 0) {
            throw ExprException.unsupported(
                    "an aggregate without GROUP BY has a row even where it finds none, so EXISTS and IN would always find"
                            + " it. Compare with the aggregate itself, or write GROUP BY.");
        }
        List<Integer> by = input.correlations().stream().map(Correlation::inner).toList();
        Relation grouped = AggregateConverter.convert(input.relation(), aggregate, by);
        int first = grouped.columns().size() - by.size();
        List<Correlation> correlations = IntStream.range(0, by.size())
                .mapToObj(i -> new Correlation(input.correlations().get(i).outer(), first + i))
                .toList();
        return new CorrelatedQuery(grouped, correlations, Optional.empty());
    }
}
