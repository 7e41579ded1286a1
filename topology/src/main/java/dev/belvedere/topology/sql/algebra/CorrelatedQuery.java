package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * A subquery as a relation of its own: where it compares a column with one of the query around it for equality, the comparison is taken out, and the column
 * becomes one that the relation can be joined by. By other conditions, the relation is joined with the {@link OuterValues} themselves. Immutable.
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
     * @param outer the query around it
     * @param converter converts the parts that do not depend on the query around it
     * @param holding keeps the rows for which conditions hold that do not depend on it
     * @throws ExprException where it depends on the query around it in another way than by conditions of WHERE
     */
    static CorrelatedQuery of(
            RelNode query,
            Relation outer,
            Function<RelNode, Relation> converter,
            BiFunction<Relation, List<RexNode>, Relation> holding) {
        return of(query, new Around(outer, converter, holding, false));
    }

    /** As {@link #of}, of a subquery that may also compare two columns by {@code <>}, {@code <} and the like, once. */
    static CorrelatedQuery comparing(
            RelNode query,
            Relation outer,
            Function<RelNode, Relation> converter,
            BiFunction<Relation, List<RexNode>, Relation> holding) {
        return of(query, new Around(outer, converter, holding, true));
    }

    /** @param comparing whether a comparison of two columns is left to the caller */
    private record Around(
            Relation outer,
            Function<RelNode, Relation> converter,
            BiFunction<Relation, List<RexNode>, Relation> holding,
            boolean comparing) {
        Around withoutComparing() {
            return new Around(outer, converter, holding, false);
        }
    }

    private static CorrelatedQuery of(RelNode query, Around around) {
        if (RelOptUtil.getVariablesUsed(query).isEmpty()) {
            return new CorrelatedQuery(around.converter().apply(query), List.of(), Optional.empty());
        }
        if (query instanceof Filter filter) {
            return filter(filter, of(filter.getInput(), around), around);
        }
        if (query instanceof Project project) {
            return project(project, of(project.getInput(), around));
        }
        if (query instanceof Aggregate aggregate) {
            return aggregate(aggregate, of(aggregate.getInput(), around.withoutComparing()));
        }
        if (query instanceof Sort sort) {
            CorrelatedQuery input = of(sort.getInput(), around.withoutComparing());
            List<Integer> partition =
                    input.correlations().stream().map(Correlation::inner).toList();
            return new CorrelatedQuery(
                    WindowConverter.first(sort, input.relation(), partition), input.correlations(), Optional.empty());
        }
        throw OuterValues.tooComplex();
    }

    private static CorrelatedQuery filter(Filter filter, CorrelatedQuery input, Around around) {
        List<RexNode> own = new ArrayList<>();
        List<Correlation> correlations = new ArrayList<>(input.correlations());
        List<RexNode> equalities = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode condition : RexUtil.flattenAnd(List.of(filter.getCondition()))) {
            if (!isCorrelated(condition)) {
                own.add(refuseOuter(condition, filter));
                continue;
            }
            Optional<Compared> compared = Compared.of(condition, input.relation());
            if (compared.filter(each -> each.kind() == SqlKind.EQUALS).isPresent()) {
                correlations.add(
                        new Correlation(compared.get().outer(), compared.get().inner()));
                equalities.add(condition);
            } else {
                others.add(condition);
            }
        }
        Relation relation = around.holding().apply(input.relation(), own);
        if (others.isEmpty()) {
            return new CorrelatedQuery(relation, correlations, input.comparison());
        }
        Optional<Comparison> comparison =
                others.size() > 1 || input.comparison().isPresent()
                        ? Optional.empty()
                        : Compared.of(others.get(0), relation).map(Compared::comparison);
        if (around.comparing() && comparison.isPresent()) {
            return new CorrelatedQuery(relation, correlations, comparison);
        }
        equalities.addAll(others);
        OuterValues values = new OuterValues(around.outer(), relation);
        Relation joined = values.joined(equalities);
        List<Correlation> all = new ArrayList<>(input.correlations());
        int first = relation.columns().size();
        values.columns()
                .forEach(column -> all.add(new Correlation(
                        column, first + all.size() - input.correlations().size())));
        return new CorrelatedQuery(joined, all, input.comparison());
    }

    /** A subquery of the subquery may depend on this one, and not on the one around it. */
    private static RexNode refuseOuter(RexNode condition, Filter filter) {
        condition.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitSubQuery(RexSubQuery query) {
                if (!filter.getVariablesSet().containsAll(RelOptUtil.getVariablesUsed(query.rel))) {
                    throw OuterValues.tooComplex();
                }
                return super.visitSubQuery(query);
            }
        });
        return condition;
    }

    /** A comparison of a column around the subquery with what is inside of it. */
    private record Compared(SqlKind kind, int outer, int inner) {

        /** The engine's operators, by their names. */
        private static final Map<String, SqlKind> KINDS = Map.of(
                "NOT_EQUALS", SqlKind.NOT_EQUALS,
                "LESS", SqlKind.LESS_THAN,
                "LESS_OR_EQUAL", SqlKind.LESS_THAN_OR_EQUAL,
                "GREATER", SqlKind.GREATER_THAN,
                "GREATER_OR_EQUAL", SqlKind.GREATER_THAN_OR_EQUAL);

        /** Finds the two columns; empty for all other conditions. */
        static Optional<Compared> of(RexNode condition, Relation relation) {
            SqlKind kind = condition.getKind() == SqlKind.EQUALS
                    ? SqlKind.EQUALS
                    : condition instanceof RexCall call
                            ? KINDS.get(call.getOperator().getName())
                            : null;
            if (kind == null) {
                return Optional.empty();
            }
            RexNode left = withoutCast(((RexCall) condition).getOperands().get(0));
            RexNode right = withoutCast(((RexCall) condition).getOperands().get(1));
            boolean turned = isCorrelated(left);
            if ((turned ? left : right) instanceof RexFieldAccess outer
                    && outer.getReferenceExpr() instanceof RexCorrelVariable
                    && (turned ? right : left) instanceof RexInputRef inner
                    && inner.getIndex() < relation.columns().size()) {
                return Optional.of(new Compared(
                        turned ? kind : kind.reverse(), outer.getField().getIndex(), inner.getIndex()));
            }
            return Optional.empty();
        }

        Comparison comparison() {
            return new Comparison(kind, outer, inner);
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
            throw OuterValues.tooComplex();
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
