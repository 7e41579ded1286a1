package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.PushDown;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.Sorting;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowCall.Numbering;
import dev.belvedere.topology.plan.logical.WindowFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Computes the window functions of a SELECT list: those with the same partition and order by one window each. Used once, by one thread.
 */
final class WindowConverter {

    private static final int NO_FILTER = -1;

    private final Map<RexNode, Expr> results = new HashMap<>();
    private Relation relation;

    private WindowConverter(Relation relation) {
        this.relation = relation;
    }

    /** Adds the results of all window functions in these expressions over the relation's columns. */
    static WindowConverter of(Relation relation, List<RexNode> expressions) {
        WindowConverter converter = new WindowConverter(relation);
        Map<List<?>, List<RexOver>> windows = new LinkedHashMap<>();
        for (RexNode expression : expressions) {
            expression.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitOver(RexOver over) {
                    RexWindow window = over.getWindow();
                    List<?> key = List.of(window.partitionKeys, window.orderKeys);
                    windows.computeIfAbsent(key, each -> new ArrayList<>()).add(over);
                    return null;
                }
            });
        }
        windows.values().forEach(converter::add);
        return converter;
    }

    /** The first rows of each partition: as many as LIMIT says, behind those that OFFSET leaves out. */
    static Relation first(Sort sort, Relation input, List<Integer> partition) {
        int size = input.columns().size();
        List<Sorting> order = sort.getCollation().getFieldCollations().stream()
                .map(field -> sorting(input, field.getFieldIndex(), direction(field)))
                .toList();
        Relation numbered =
                Relation.Window.of(input, partition, order, List.of(new WindowCall.Rank(Numbering.ROW_NUMBER)));
        Expr number = new Expr.Input(size, SqlType.BIGINT, false);
        long skipped = sort.offset == null ? 0 : RexLiteral.intValue(sort.offset);
        List<Expr> conditions = new ArrayList<>();
        if (sort.fetch != null) {
            long last = skipped + RexLiteral.intValue(sort.fetch);
            conditions.add(ComparisonFunctions.LESS_OR_EQUAL.call(number, new Expr.Literal(last, SqlType.BIGINT)));
        }
        if (skipped > 0) {
            conditions.add(
                    ComparisonFunctions.GREATER_OR_EQUAL.call(number, new Expr.Literal(skipped + 1, SqlType.BIGINT)));
        }
        Relation kept = PushDown.filter(numbered, LogicFunctions.and(conditions));
        return firstColumns(kept, size);
    }

    private static Relation firstColumns(Relation from, int count) {
        List<Expr> inputs = new ArrayList<>();
        IntStream.range(0, count).forEach(position -> inputs.add(input(from, position)));
        return new Relation.Project(
                from, inputs, new RowType(from.columns().columns().subList(0, count)));
    }

    private static SortKey.Direction direction(RelFieldCollation field) {
        boolean descending = field.getDirection().isDescending();
        return new SortKey.Direction(
                descending,
                switch (field.nullDirection) {
                    case FIRST -> true;
                    case LAST -> false;
                    case UNSPECIFIED -> descending;
                });
    }

    private static Sorting sorting(Relation input, int column, SortKey.Direction direction) {
        ComparisonFunctions.refuseUnlessOrdered(input.columns().type(column));
        return new Sorting(column, direction);
    }

    /** The relation with all results. */
    Relation relation() {
        return relation;
    }

    /** The result of one of the functions, over the columns of {@link #relation()}. */
    @Nullable
    Expr result(RexNode over) {
        return results.get(over);
    }

    /** Adds the results of functions whose windows have one partition and one order. */
    private void add(List<RexOver> functions) {
        RexWindow window = functions.get(0).getWindow();
        List<Integer> partition =
                window.partitionKeys.stream().map(key -> column(converted(key))).toList();
        List<Sorting> order = new ArrayList<>();
        for (RexFieldCollation key : window.orderKeys) {
            boolean descending = key.getDirection().isDescending();
            boolean nullsFirst = key.getNullDirection() == RelFieldCollation.NullDirection.UNSPECIFIED
                    ? descending
                    : key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
            int column = column(converted(key.getKey()));
            // Rows of one partition have it in common.
            if (!partition.contains(column)) {
                order.add(sorting(relation, column, new SortKey.Direction(descending, nullsFirst)));
            }
        }
        List<WindowCall> calls = new ArrayList<>();
        Map<RexOver, Expr> overCalls = new LinkedHashMap<>();
        for (RexOver over : functions) {
            overCalls.put(over, call(over, calls));
        }
        int size = relation.columns().size();
        relation = Relation.Window.of(relation, partition, order, calls);
        overCalls.forEach((over, result) -> results.put(
                over,
                result.over(input -> input.at(input.position() < 0 ? ~input.position() : input.position() + size))));
    }

    private Expr converted(RexNode node) {
        return ExpressionConverter.convert(node, relation.columns());
    }

    /** Returns the position of the column that has the value of an expression; adds it, if there is none. */
    private int column(Expr expression) {
        if (expression instanceof Expr.Input input) {
            return input.position();
        }
        List<Expr> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>(relation.columns().columns());
        IntStream.range(0, columns.size()).forEach(position -> expressions.add(input(relation, position)));
        expressions.add(expression);
        columns.add(new Column(expression.toString(), expression.type(), expression.nullable()));
        relation = new Relation.Project(relation, expressions, new RowType(columns));
        return columns.size() - 1;
    }

    private static Expr.Input input(Relation relation, int position) {
        return Expr.Input.of(position, relation.columns().column(position));
    }

    /** Adds the calls of one function, and returns its result over the results of the calls, and over the complements of positions in the row. */
    private Expr call(RexOver over, List<WindowCall> calls) {
        if (!(over.getAggOperator() instanceof WindowOperator operator)) {
            throw new IllegalStateException("no window function for " + over);
        }
        return operator.form()
                .map(form -> switch (form) {
                    case ROW_NUMBER -> result(new WindowCall.Rank(Numbering.ROW_NUMBER), calls);
                    case RANK -> result(new WindowCall.Rank(Numbering.RANK), calls);
                    case DENSE_RANK -> result(new WindowCall.Rank(Numbering.DENSE_RANK), calls);
                    case PERCENT_RANK ->
                        WindowShares.percentRank(
                                result(new WindowCall.Rank(Numbering.RANK), calls),
                                result(WindowShares.rows(WindowFrame.UNBOUNDED), calls));
                    case CUME_DIST ->
                        WindowShares.cumulative(
                                result(WindowShares.rows(0), calls),
                                result(WindowShares.rows(WindowFrame.UNBOUNDED), calls));
                    case NTILE ->
                        WindowShares.bucket(
                                result(new WindowCall.Rank(Numbering.ROW_NUMBER), calls),
                                result(WindowShares.rows(WindowFrame.UNBOUNDED), calls),
                                operator.rows());
                    case LAG -> shifted(over, -operator.rows(), calls);
                    case LEAD -> shifted(over, operator.rows(), calls);
                    case FIRST_VALUE -> edge(over, operator, 1, calls);
                    case LAST_VALUE -> edge(over, operator, WindowCall.Edge.LAST, calls);
                    case NTH_VALUE -> edge(over, operator, operator.rows(), calls);
                })
                .orElseGet(() -> aggregated(over, operator, calls));
    }

    private static Expr result(WindowCall call, List<WindowCall> calls) {
        int known = calls.indexOf(call);
        if (known < 0) {
            calls.add(call);
        }
        return new Expr.Input(known < 0 ? calls.size() - 1 : known, call.type(), call.nullable());
    }

    private Expr edge(RexOver over, WindowOperator operator, int place, List<WindowCall> calls) {
        Expr value = converted(over.getOperands().get(0));
        return result(new WindowCall.Edge(column(value), place, frame(over, operator), value.type()), calls);
    }

    /** The value of another row; where there is none, the default, which is computed in the current row. */
    private Expr shifted(RexOver over, int rows, List<WindowCall> calls) {
        Expr value = converted(over.getOperands().get(0));
        Expr shifted = result(new WindowCall.Shift(column(value), rows, value.type()), calls);
        if (over.getOperands().size() == 1) {
            return shifted;
        }
        Expr there = result(new WindowCall.Shift(column(Literals.TRUE), rows, SqlType.BOOLEAN), calls);
        // Its inputs are the row's own columns, and not results of calls.
        Expr otherwise = converted(over.getOperands().get(1)).over(input -> input.at(~input.position()));
        return ConditionalFunctions.CASE.call(LogicFunctions.IS_NULL.call(there), otherwise, shifted);
    }

    private Expr aggregated(RexOver over, WindowOperator operator, List<WindowCall> calls) {
        List<Integer> arguments = new ArrayList<>();
        for (RexNode operand : over.getOperands()) {
            arguments.add(column(converted(operand)));
        }
        int filter = operator.filtered() ? arguments.remove(arguments.size() - 1) : NO_FILTER;
        AggregateConverter converter = new AggregateConverter(relation, List.of());
        Expr result = converter.result(aggregate(over, operator.aggregate().orElseThrow(), arguments, filter));
        relation = converter.arguments();
        WindowFrame frame = frame(over, operator);
        List<Expr> framed = converter.calls().stream()
                .map(call -> result(new WindowCall.Framed(call, frame), calls))
                .toList();
        return result.over(input -> framed.get(input.position()));
    }

    private static AggregateCall aggregate(RexOver over, SqlAggFunction function, List<Integer> arguments, int filter) {
        return AggregateCall.create(
                SqlParserPos.ZERO,
                function,
                false,
                false,
                false,
                List.of(),
                arguments,
                filter,
                null,
                RelCollations.EMPTY,
                over.getType(),
                null);
    }

    private WindowFrame frame(RexOver over, WindowOperator operator) {
        RexWindow window = over.getWindow();
        WindowDistances distances = operator.distances();
        boolean distant = !distances.start().isNone() || !distances.end().isNone();
        return new WindowFrame(
                window.isRows(),
                bound(window.getLowerBound()),
                bound(window.getUpperBound()),
                distant ? Optional.of(reach(window, distances)) : Optional.empty(),
                distances.exclusion());
    }

    private WindowFrame.Reach reach(RexWindow window, WindowDistances distances) {
        // Calcite lets no more than one through.
        RexFieldCollation key = window.orderKeys.get(0);
        boolean descending = key.getDirection().isDescending();
        boolean nullsFirst = key.getNullDirection() == RelFieldCollation.NullDirection.UNSPECIFIED
                ? descending
                : key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
        RangeReach reach = new RangeReach(converted(key.getKey()), new SortKey.Direction(descending, nullsFirst));
        return new WindowFrame.Reach(
                column(reach.own()),
                distances.start().isNone() ? WindowFrame.Reach.NONE : column(reach.at(distances.start())),
                distances.end().isNone() ? WindowFrame.Reach.NONE : column(reach.at(distances.end())));
    }

    private static int bound(RexWindowBound bound) {
        if (bound.isUnbounded()) {
            return WindowFrame.UNBOUNDED;
        }
        if (bound.isCurrentRow()) {
            return 0;
        }
        int rows = RexLiteral.intValue(Objects.requireNonNull(bound.getOffset()));
        return bound.isPreceding() ? -rows : rows;
    }
}
