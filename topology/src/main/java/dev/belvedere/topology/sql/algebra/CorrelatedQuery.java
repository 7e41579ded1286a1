package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
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
 */
record CorrelatedQuery(Relation relation, List<Correlation> correlations) {

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
     * Takes a subquery apart.
     *
     * @param converter converts the parts that do not depend on the query around it
     * @throws ExprException where it depends on the query around it in another way than by equality of columns
     */
    static CorrelatedQuery of(RelNode query, Function<RelNode, Relation> converter) {
        if (RelOptUtil.getVariablesUsed(query).isEmpty()) {
            return new CorrelatedQuery(converter.apply(query), List.of());
        }
        if (query instanceof Filter filter) {
            return filter(filter, of(filter.getInput(), converter));
        }
        if (query instanceof Project project) {
            return project(project, of(project.getInput(), converter));
        }
        if (query instanceof Aggregate aggregate) {
            return aggregate(aggregate, of(aggregate.getInput(), converter));
        }
        if (query instanceof Sort sort) {
            CorrelatedQuery input = of(sort.getInput(), converter);
            List<Integer> partition =
                    input.correlations().stream().map(Correlation::inner).toList();
            return new CorrelatedQuery(WindowConverter.first(sort, input.relation(), partition), input.correlations());
        }
        throw tooComplex();
    }

    private static ExprException tooComplex() {
        return ExprException.unsupported(
                "a subquery may depend on the query around it only by WHERE conditions that hold two columns equal,"
                        + " outside of its own joins. Write the subquery as a join.");
    }

    private static CorrelatedQuery filter(Filter filter, CorrelatedQuery input) {
        Relation relation = input.relation();
        List<Correlation> correlations = new ArrayList<>(input.correlations());
        for (RexNode condition : RexUtil.flattenAnd(List.of(filter.getCondition()))) {
            if (isCorrelated(condition)) {
                Relation inner = relation;
                Equality equality = Equality.of(condition);
                Expr column = ExpressionConverter.convert(equality.inner(), inner.columns());
                if (!(column instanceof Expr.Input plain)) {
                    throw tooComplex();
                }
                correlations.add(new Correlation(equality.outer(), plain.position()));
            } else {
                relation = PushDown.filter(relation, ExpressionConverter.convert(condition, relation.columns()));
            }
        }
        return new CorrelatedQuery(relation, correlations);
    }

    private record Equality(int outer, RexNode inner) {

        static Equality of(RexNode condition) {
            if (condition.getKind() != SqlKind.EQUALS) {
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
            return new Equality(access.getField().getIndex(), inner);
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
            expressions.add(new Expr.Input(correlation.inner(), column.type(), column.nullable()));
            columns.add(column);
        }
        return new CorrelatedQuery(
                new Relation.Project(input.relation(), expressions, new RowType(columns)), correlations);
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
        return new CorrelatedQuery(grouped, correlations);
    }
}
