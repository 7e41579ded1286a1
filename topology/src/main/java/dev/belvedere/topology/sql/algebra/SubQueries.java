package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.OneRow;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.jspecify.annotations.Nullable;

/**
 * Joins the subqueries in the expressions of a query to its rows: EXISTS and IN to the distinct values that the subquery has, a scalar subquery to its
 * aggregates by the columns that it is correlated by. A row of the query finds at most one row of each. Used once, by one thread.
 */
final class SubQueries {

    private static final Set<SqlKind> FOUND = Set.of(SqlKind.EXISTS, SqlKind.IN);
    private static final Expr ONE = Literals.number(BigDecimal.ONE);

    private final Relation around;
    private final int size;
    private final Function<RelNode, Relation> converter;
    private final Function<RexNode, @Nullable Expr> windows;
    private Relation relation;

    /**
     * @param relation the rows of the query
     * @param converter converts a query that stands by itself
     */
    SubQueries(Relation relation, Function<RelNode, Relation> converter) {
        this(relation, converter, node -> null);
    }

    /** @param windows the results of window functions; null for all other expressions */
    SubQueries(Relation relation, Function<RelNode, Relation> converter, Function<RexNode, @Nullable Expr> windows) {
        this.around = relation;
        this.relation = relation;
        this.converter = converter;
        this.windows = windows;
        this.size = relation.columns().size();
    }

    /** The rows with what was joined to them: the query's columns first. */
    Relation relation() {
        return relation;
    }

    /** The rows with the query's own columns only. */
    Relation withoutJoined() {
        if (relation.columns().size() == size) {
            return relation;
        }
        List<Integer> own = IntStream.range(0, size).boxed().toList();
        return Rows.only(relation, own);
    }

    /** The rows of a subquery for which conditions hold that may have subqueries of their own. */
    private Relation holding(Relation rows, List<RexNode> conditions) {
        SubQueries own = new SubQueries(rows, converter);
        conditions.forEach(own::require);
        return own.withoutJoined();
    }

    /** Keeps the rows for which a condition, one of several that all have to hold, is TRUE. */
    void require(RexNode condition) {
        if (condition instanceof RexSubQuery query && FOUND.contains(query.getKind()) && !compares(query)) {
            join(query, JoinKind.INNER);
        } else {
            Expr converted = convert(condition);
            relation = PushDown.filter(relation, converted);
        }
    }

    /** An expression over the query's columns and its subqueries as one over {@link #relation()}. */
    Expr convert(RexNode expression) {
        return ExpressionConverter.convert(expression, relation.columns(), this::value);
    }

    private Expr value(RexNode node) {
        Expr window = windows.apply(node);
        if (window != null) {
            return window;
        }
        return node instanceof RexSubQuery query ? value(query) : ExpressionConverter.convert(node, relation.columns());
    }

    private Expr value(RexSubQuery query) {
        return switch (query.getKind()) {
            case SCALAR_QUERY -> scalar(query.rel);
            case EXISTS, IN -> isFound(query);
            case SOME -> quantified(query, ((SqlQuantifyOperator) query.getOperator()).comparisonKind);
            default ->
                throw ExprException.unsupported(
                        query.getKind() + " with a subquery is not supported. Write EXISTS, IN or an aggregate.");
        };
    }

    /** Whether the subquery has a row: that is known, never NULL, where all that is compared is NOT NULL. */
    private Expr isFound(RexSubQuery query) {
        if (compares(query)) {
            return isFoundByComparison(query);
        }
        if (query.getKind() == SqlKind.IN && mayBeUnknown(query)) {
            if (query.getOperands().size() > 1) {
                throw ExprException.unsupported(
                        "IN with several columns and a subquery may be NULL here, because a column that it compares may be"
                                + " NULL. Write EXISTS or NOT EXISTS, or let IN stand by itself in WHERE.");
            }
            return quantified(query, SqlKind.EQUALS);
        }
        if (query.getKind() == SqlKind.EXISTS && OneRow.is(relation)) {
            return isFoundBesideOneRow(query);
        }
        int found = join(query, JoinKind.LEFT);
        return LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(Rows.input(relation, found)));
    }

    private Expr isFoundBesideOneRow(RexSubQuery query) {
        Relation rows =
                CorrelatedQuery.of(query.rel, around, converter, this::holding).relation();
        int count = join(AggregateConverter.grouped(
                rows,
                List.of(),
                results -> List.of(results.folded(AggregateCall.Function.COUNT, AggregateCall.EVERY_ROW))));
        return ComparisonFunctions.GREATER_THAN.call(Rows.input(relation, count), Literals.number(BigDecimal.ZERO));
    }

    /** Joins a relation of one row to {@link #relation}, which has one row, too, and returns the position of its first column. */
    private int join(Relation oneRow) {
        int first = relation.columns().size();
        List<Column> columns = new ArrayList<>(relation.columns().columns());
        columns.addAll(oneRow.columns().columns());
        relation = new Relation.Join(relation, oneRow, JoinKind.INNER, List.of(), List.of(), new RowType(columns));
        return first;
    }

    private boolean compares(RexSubQuery query) {
        return query.getKind() == SqlKind.EXISTS
                && CorrelatedQuery.comparing(query.rel, around, converter, this::holding)
                        .comparison()
                        .isPresent();
    }

    /** Whether a row's column compares so with one of the subquery's values: of those, the least and the greatest decide. */
    private Expr isFoundByComparison(RexSubQuery query) {
        CorrelatedQuery inner = CorrelatedQuery.comparing(query.rel, around, converter, this::holding);
        CorrelatedQuery.Comparison comparison = inner.comparison().orElseThrow();
        Expr value = Rows.input(relation, comparison.outer());
        ComparisonFunctions.refuseUnlessOrdered(value.type());
        List<Integer> positions = new ArrayList<>(List.of(comparison.inner()));
        inner.correlations().forEach(correlation -> positions.add(correlation.inner()));
        Relation values = Rows.only(inner.relation(), positions);
        if (inner.correlations().isEmpty()) {
            values = Rows.with(values, ONE);
        }
        List<Integer> by = IntStream.range(1, values.columns().size()).boxed().toList();
        int first = join(new ComparedValues(values, by).relation(true), outer(inner), JoinKind.LEFT) + by.size();
        return LogicFunctions.IS_TRUE.call(ComparedValues.holds(
                comparison.kind(), value, Rows.input(relation, first + 1), Rows.input(relation, first + 2)));
    }

    private boolean mayBeUnknown(RexSubQuery query) {
        boolean outer = query.getOperands().stream()
                .anyMatch(operand -> convert(operand).nullable());
        RowType columns = CorrelatedQuery.of(query.rel, around, converter, this::holding)
                .relation()
                .columns();
        return outer
                || IntStream.range(0, query.getOperands().size())
                        .anyMatch(position -> columns.column(position).nullable());
    }

    /** Joins the distinct values that the subquery compares, and gives the position of one of them, which is NULL only where nothing was found. */
    private int join(RexSubQuery query, JoinKind kind) {
        CorrelatedQuery inner = CorrelatedQuery.of(query.rel, around, converter, this::holding);
        List<Expr> outer = new ArrayList<>();
        List<Integer> by = new ArrayList<>();
        if (query.getKind() == SqlKind.IN) {
            for (RexNode operand : query.getOperands()) {
                by.add(outer.size());
                outer.add(convert(operand));
            }
        }
        for (CorrelatedQuery.Correlation correlation : inner.correlations()) {
            by.add(correlation.inner());
            outer.add(Rows.input(relation, correlation.outer()));
        }
        return join(distinct(inner.relation(), by), outer, kind);
    }

    /** One row for each combination of values in these columns; without any, one row with the number 1 if there is any row. */
    private static Relation distinct(Relation inner, List<Integer> by) {
        if (by.isEmpty()) {
            int one = inner.columns().size();
            return distinct(Rows.with(inner, ONE), List.of(one));
        }
        return new Relation.Aggregate(inner, by, List.of(), inner.columns().project(by));
    }

    /**
     * Joins a relation whose first columns are those that it is joined by.
     *
     * @param outer what they equal, over the columns of {@link #relation}; without any, the first one is the number 1
     * @return the position of the first of its columns
     */
    private int join(Relation inner, List<Expr> outer, JoinKind kind) {
        List<Expr> compared = new ArrayList<>(outer);
        if (compared.isEmpty()) {
            relation = Rows.with(relation, ONE);
            compared.add(Rows.input(relation, relation.columns().size() - 1));
        }
        int first = relation.columns().size();
        List<Column> columns = new ArrayList<>(relation.columns().columns());
        inner.columns().columns().stream()
                .map(column -> kind == JoinKind.LEFT ? new Column(column.name(), column.type(), true) : column)
                .forEach(columns::add);
        RowType both = new RowType(columns);
        List<Expr> equalities = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            Expr joined = Expr.Input.of(first + i, inner.columns().column(i));
            equalities.add(ComparisonFunctions.EQUALS.call(compared.get(i), joined));
        }
        relation = PushDown.join(relation, inner, kind, LogicFunctions.AND.call(equalities), both);
        return first;
    }

    /**
     * The one value of an aggregate without GROUP BY. What is computed from the aggregates is computed above the join, where a row that has found no group has
     * those of no rows: 0 for a count, NULL for all others.
     */
    private Expr scalar(RelNode query) {
        return isOneRow(query) ? row(query).get(0) : onlyRow(query);
    }

    /** Whether the query has one row, whatever it finds: an aggregate without GROUP BY, and what is computed from it. */
    static boolean isOneRow(RelNode query) {
        RelNode aggregated = query instanceof Project project ? project.getInput() : query;
        return aggregated instanceof Aggregate aggregate
                && aggregate.getGroupCount() == 0
                && aggregate.getGroupType() == Aggregate.Group.SIMPLE;
    }

    /** Returns the columns of the one row of a query. */
    List<Expr> row(RelNode query) {
        if (!(query instanceof Project computed)) {
            return aggregated((Aggregate) query);
        }
        List<Expr> values = aggregated((Aggregate) computed.getInput());
        return computed.getProjects().stream()
                .map(node -> ExpressionConverter.convert(node, values))
                .toList();
    }

    /** The value of the first column, where the subquery has at most one row for each row around it. */
    private Expr onlyRow(RelNode query) {
        CorrelatedQuery inner = CorrelatedQuery.of(query, around, converter, this::holding);
        List<Integer> by = inner.correlations().stream()
                .map(CorrelatedQuery.Correlation::inner)
                .toList();
        if (!isFirst(query) && !AtMostOne.row(inner.relation(), Set.copyOf(by))) {
            throw ExprException.unsupported(
                    "a subquery that stands for a value has to have one row: let it be an aggregate without GROUP BY, hold"
                            + " a table's whole primary key equal, or end it with ORDER BY … LIMIT 1.");
        }
        Relation rows = inner.relation();
        List<Integer> keysFirst = new ArrayList<>(by);
        if (by.isEmpty()) {
            keysFirst.add(rows.columns().size());
            rows = Rows.with(rows, ONE);
        }
        int value = keysFirst.size();
        keysFirst.add(0);
        int joined = join(Rows.only(rows, keysFirst), outer(inner), JoinKind.LEFT);
        return Rows.input(relation, joined + value);
    }

    private static boolean isFirst(RelNode query) {
        RelNode ordered = query instanceof Project project ? project.getInput() : query;
        return ordered instanceof Sort sort && sort.fetch != null && RexLiteral.intValue(sort.fetch) <= 1;
    }

    private List<Expr> outer(CorrelatedQuery inner) {
        return inner.correlations().stream()
                .<Expr>map(correlation -> Rows.input(relation, correlation.outer()))
                .toList();
    }

    /**
     * Whether a value compares so with one of those that the subquery has: TRUE if it does; FALSE if there are none; NULL if the value or one of them is
     * NULL; else FALSE. Of values that are compared by order, the least or the greatest decides.
     */
    private Expr quantified(RexSubQuery query, SqlKind comparison) {
        CorrelatedQuery inner = CorrelatedQuery.of(query.rel, around, converter, this::holding);
        Expr value = convert(query.getOperands().get(0));
        List<Expr> outer = outer(inner);
        List<Integer> by = new ArrayList<>(inner.correlations().stream()
                .map(CorrelatedQuery.Correlation::inner)
                .toList());
        Expr holds = Literals.TRUE;
        if (comparison == SqlKind.EQUALS) {
            int found = join(query, JoinKind.LEFT);
            holds = LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(Rows.input(relation, found)));
        }
        Relation values = inner.relation();
        if (by.isEmpty()) {
            by.add(values.columns().size());
            values = Rows.with(values, ONE);
        }
        int first = join(new ComparedValues(values, by).relation(comparison != SqlKind.EQUALS), outer, JoinKind.LEFT)
                + by.size();
        Expr hasNulls = Rows.input(relation, first);
        if (comparison != SqlKind.EQUALS) {
            holds = ComparedValues.holds(
                    comparison, value, Rows.input(relation, first + 1), Rows.input(relation, first + 2));
        }
        return ConditionalFunctions.CASE.call(
                holds,
                Literals.TRUE,
                LogicFunctions.IS_NULL.call(hasNulls),
                new Expr.Literal(false, SqlType.BOOLEAN),
                LogicFunctions.OR.call(LogicFunctions.IS_NULL.call(value), hasNulls),
                new Expr.Literal(null, SqlType.BOOLEAN),
                new Expr.Literal(false, SqlType.BOOLEAN));
    }

    /** The results of an aggregate by the columns that it is correlated by, or of all its rows, joined. */
    private List<Expr> aggregated(Aggregate aggregate) {
        CorrelatedQuery inner = CorrelatedQuery.of(aggregate.getInput(), around, converter, this::holding);
        Relation input = inner.relation();
        if (inner.correlations().isEmpty() && OneRow.is(relation)) {
            int first = join(AggregateConverter.convert(input, aggregate));
            return IntStream.range(0, aggregate.getAggCallList().size())
                    .<Expr>mapToObj(i -> Rows.input(relation, first + i))
                    .toList();
        }
        List<Integer> by = new ArrayList<>();
        List<Expr> outer = new ArrayList<>();
        for (CorrelatedQuery.Correlation correlation : inner.correlations()) {
            by.add(correlation.inner());
            outer.add(Rows.input(relation, correlation.outer()));
        }
        if (by.isEmpty()) {
            by.add(input.columns().size());
            input = Rows.with(input, ONE);
        }
        Relation results = AggregateConverter.convert(input, aggregate, by);
        int count = aggregate.getAggCallList().size();
        List<Integer> keysFirst = IntStream.concat(IntStream.range(count, count + by.size()), IntStream.range(0, count))
                .boxed()
                .toList();
        int first = join(Rows.only(results, keysFirst), outer, JoinKind.LEFT) + by.size();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean counts = !results.columns().column(i).nullable();
            Expr value = Rows.input(relation, first + i);
            values.add(counts ? ConditionalFunctions.COALESCE.call(value, Literals.number(BigDecimal.ZERO)) : value);
        }
        return values;
    }
}
