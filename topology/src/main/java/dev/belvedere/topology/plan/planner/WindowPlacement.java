package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.Sorting;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowCall.Numbering;
import dev.belvedere.topology.plan.logical.WindowFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Places window functions: one assembly keeps the rows of each partition in their order, and another one the rows with the results, by the key of the input.
 * Where a partition has one row only, that is by the columns of the partition. Used once.
 */
final class WindowPlacement {

    private final String view;
    private final Placed input;
    private final Relation.Window window;
    private final List<ColumnOrigin> partition;

    WindowPlacement(String view, Placed input, Relation.Window window) {
        this.view = view;
        this.input = input;
        this.window = window;
        this.partition = window.partition().stream()
                .map(position -> input.column(position).shortest())
                .toList();
    }

    /** @param names makes unique names of assemblies */
    Placed place(UnaryOperator<String> names) {
        refuseUnlessOrdered();
        Draft partitions = Draft.ofGroups(names.apply("partitions"), type(partition));
        Draft.Bag rows = new Draft.Bag(input.assembly(), partition, false);
        partitions.parts.add(rows);
        int order = Draft.use(rows.used, sortKey());
        List<WindowCall> calls =
                window.calls().stream().map(call -> over(rows, call)).toList();
        boolean single = hasOneRow();
        List<ColumnOrigin> identity =
                single ? List.copyOf(partition) : input.assembly().keyColumns();
        Draft.Windowed windowed = new Draft.Windowed(
                partitions,
                rows,
                order,
                calls,
                window.top(),
                identity.stream()
                        .map(column -> new ColumnOrigin.BagColumn(rows, column))
                        .toList());
        List<ColumnOrigin> columns = new ArrayList<>();
        input.columns()
                .forEach(column ->
                        columns.add(new ColumnOrigin.WindowColumn(windowed, new ColumnOrigin.BagColumn(rows, column))));
        IntStream.range(0, calls.size())
                .forEach(call -> columns.add(new ColumnOrigin.WindowColumn(
                        windowed, new ColumnOrigin.WindowResult(partitions, call, calls.get(call), type(rows.used)))));
        return new Placed(results(names.apply("window"), windowed, identity), columns);
    }

    private static RowType type(List<ColumnOrigin> origins) {
        return new RowType(origins.stream().map(ColumnOrigin::column).toList());
    }

    private ColumnOrigin sortKey() {
        SortKey key =
                new SortKey(window.order().stream().map(Sorting::direction).toList());
        List<Expr> arguments = window.order().stream()
                .<Expr>map(sorting -> {
                    return Expr.Input.of(
                            sorting.column(), input.column(sorting.column()).column());
                })
                .toList();
        return input.computed(key.call(arguments));
    }

    /** Returns the call with arguments that are columns of the bag. */
    private WindowCall over(Draft.Bag rows, WindowCall call) {
        return call.fold(new WindowCall.Cases<WindowCall>(
                rank -> rank,
                shift -> new WindowCall.Shift(use(rows, shift.argument()), shift.rows(), shift.type()),
                edge -> new WindowCall.Edge(
                        use(rows, edge.argument()), edge.place(), over(rows, edge.frame()), edge.type()),
                framed -> new WindowCall.Framed(over(rows, framed.aggregate()), over(rows, framed.frame()))));
    }

    private WindowFrame over(Draft.Bag rows, WindowFrame frame) {
        return frame.over(column -> use(rows, column));
    }

    private AggregateCall over(Draft.Bag rows, AggregateCall call) {
        if (call.argument() == AggregateCall.EVERY_ROW) {
            return call;
        }
        new ExactAggregates(view).check(call, input.column(call.argument()).column());
        return new AggregateCall(call.function(), use(rows, call.argument()), call.type());
    }

    private int use(Draft.Bag rows, int argument) {
        return Draft.use(rows.used, input.column(argument).shortest());
    }

    /** Whether there is at most one row of each partition, which the columns of the partition then identify. */
    private boolean hasOneRow() {
        return !partition.isEmpty()
                && window.top()
                        .filter(top -> top.most() == 1
                                && window.calls().get(top.call()) instanceof WindowCall.Rank rank
                                && rank.numbering() == Numbering.ROW_NUMBER)
                        .isPresent()
                && partition.stream()
                        .noneMatch(origin -> Types.hasManyForms(origin.column().type()));
    }

    private Draft results(String name, Draft.Windowed windowed, List<ColumnOrigin> identity) {
        Draft results = Draft.ofGroups(name, type(identity));
        results.parts.add(windowed);
        for (int i = 0; i < identity.size(); i++) {
            int position = i;
            known(identity.get(i))
                    .map(origin ->
                            new ColumnOrigin.WindowColumn(windowed, new ColumnOrigin.BagColumn(windowed.rows, origin)))
                    .forEach(origin -> results.alsoKnownAs(position, origin));
        }
        return results;
    }

    /** Returns what is known to equal a column of the input. */
    private Stream<ColumnOrigin> known(ColumnOrigin column) {
        int position = input.assembly().keyPosition(column);
        return position < 0
                ? Stream.of(column)
                : Stream.concat(Stream.of(column), input.assembly().origins(position).stream());
    }

    /** Refuses what would depend on the order of rows that ORDER BY does not tell apart. */
    private void refuseUnlessOrdered() {
        Set<Integer> alike = Set.copyOf(window.partition());
        if (IntStream.range(0, input.columns().size()).allMatch(alike::contains)) {
            // Rows of one partition are the same in all columns: each of them may have each number.
            return;
        }
        List<ColumnOrigin> told = Stream.concat(
                        partition.stream(),
                        window.order().stream()
                                .map(sorting -> input.column(sorting.column()).shortest()))
                .toList();
        List<String> missing = IntStream.range(0, input.assembly().key.size())
                .filter(key ->
                        told.stream().noneMatch(origin -> input.assembly().keyPosition(origin) == key))
                .mapToObj(key -> input.assembly().key.column(key).name())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        window.calls().stream().filter(WindowCall::needsTotalOrder).findFirst().ifPresent(call -> {
            throw new PlanException(
                    view,
                    "ORDER BY does not tell all rows apart by which LIMIT, DISTINCT ON or "
                            + call.describe(window.input().columns())
                            + " decides, so that PostgreSQL may take one or another of those that are alike. Add "
                            + String.join(", ", missing) + " to that ORDER BY.");
        });
    }
}
