package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Places an aggregate. If the groups are the rows of a table that the input looks up, and the input reads only group columns of it, rows are folded by the
 * foreign key and meet the table afterwards: a changed row then does not pass the table, and the key is as small as possible. If the groups are the left rows of
 * an outer join, the right rows are folded first ({@link OuterFold}). Otherwise rows are folded by all group columns.
 */
final class AggregatePlacement {

    private final Placed input;
    private final Relation.Aggregate aggregate;
    private final String name;
    private final ExactAggregates exact;
    private final List<ColumnOrigin> group;
    private final List<ColumnOrigin> arguments = new ArrayList<>();
    private final List<AggregateCall> calls = new ArrayList<>();

    AggregatePlacement(Placed input, Relation.Aggregate aggregate, String name, ExactAggregates exact) {
        this.input = input;
        this.aggregate = aggregate;
        this.name = name;
        this.exact = exact;
        this.group = aggregate.group().stream()
                .map(position -> input.column(position).shortest())
                .toList();
        for (AggregateCall call : aggregate.calls()) {
            int argument = call.argument() == AggregateCall.EVERY_ROW
                    ? AggregateCall.EVERY_ROW
                    : Draft.use(arguments, argument(call));
            calls.add(new AggregateCall(call.function(), argument, call.type()));
        }
    }

    Placed place() {
        return detachable(input.assembly(), List.of())
                .map(this::foldBeforeLookup)
                .or(() ->
                        OuterFold.of(input.assembly(), group, calls, arguments).map(this::foldBeforeJoin))
                .orElseGet(this::foldByGroup);
    }

    private Placed foldByGroup() {
        RowType key = new RowType(IntStream.range(0, group.size())
                .mapToObj(i -> group.get(i)
                        .column()
                        .named(aggregate.columns().column(i).name()))
                .toList());
        Draft groups = Draft.ofGroups(name, key);
        Draft.Fold fold = fold(group);
        groups.parts.add(fold);
        if (group.isEmpty()) {
            return alwaysThere(groups, fold);
        }
        List<ColumnOrigin> columns = new ArrayList<>();
        IntStream.range(0, group.size()).forEach(i -> columns.add(new ColumnOrigin.KeyColumn(groups, i)));
        results(fold, columns);
        return new Placed(groups, columns);
    }

    /** Without GROUP BY there is a row even over no rows: then a count is 0, and all else is NULL. */
    private Placed alwaysThere(Draft groups, Draft.Fold fold) {
        fold.required = false;
        groups.alwaysHas(Row.of());
        List<ColumnOrigin> columns = IntStream.range(0, calls.size())
                .mapToObj(i -> overNothing(new ColumnOrigin.Folded(fold, i), calls.get(i)))
                .toList();
        return new Placed(groups, columns);
    }

    private static ColumnOrigin overNothing(ColumnOrigin folded, AggregateCall call) {
        if (!call.function().isCount()) {
            return folded;
        }
        return ColumnOrigin.computed(
                ConditionalFunctions.COALESCE.call(
                        new Expr.Input(0, SqlType.BIGINT, true), new Expr.Literal(0L, SqlType.BIGINT)),
                List.of(folded));
    }

    private Placed foldBeforeLookup(Detachable detachable) {
        Draft.Lookup lookup = detachable.lookup();
        detachable.detach();
        Draft groups = lookup.target;
        groups.filters.addAll(NullKeys.of(groups).areNone());
        Draft.Fold fold = fold(detachable.key());
        groups.parts.add(fold);
        List<ColumnOrigin> columns = new ArrayList<>();
        for (ColumnOrigin column : group) {
            int keyPosition = detachable.key().indexOf(column);
            columns.add(keyPosition >= 0 ? new ColumnOrigin.KeyColumn(groups, keyPosition) : detachable.within(column));
        }
        results(fold, columns);
        return new Placed(groups, columns);
    }

    private Placed foldBeforeJoin(OuterFold outer) {
        Draft groups = outer.groups();
        Draft.Fold fold = fold(
                outer.folded(),
                outer.by(),
                arguments.stream().map(OuterFold::onItsSide).toList());
        fold.required = false;
        groups.parts.add(fold);
        List<ColumnOrigin> columns =
                new ArrayList<>(group.stream().map(OuterFold::onItsSide).toList());
        IntStream.range(0, calls.size())
                .mapToObj(i -> outer.result(new ColumnOrigin.Folded(fold, i), calls.get(i), arguments))
                .forEach(columns::add);
        return new Placed(groups, columns);
    }

    private ColumnOrigin argument(AggregateCall call) {
        ColumnOrigin argument = input.column(call.argument()).shortest();
        exact.check(call, argument.column());
        return argument;
    }

    private Draft.Fold fold(List<ColumnOrigin> by) {
        return fold(input.assembly(), by, arguments);
    }

    private Draft.Fold fold(Draft from, List<ColumnOrigin> by, List<ColumnOrigin> over) {
        List<Column> all = aggregate.columns().columns();
        RowType results = new RowType(all.subList(group.size(), all.size()));
        Draft.Fold fold = new Draft.Fold(from, by, calls, results);
        fold.arguments.addAll(over);
        return fold;
    }

    private static void results(Draft.Fold fold, List<ColumnOrigin> columns) {
        IntStream.range(0, fold.calls.size()).forEach(i -> columns.add(new ColumnOrigin.Folded(fold, i)));
    }

    /** Returns the outermost lookup whose key is in the group and whose other columns only describe the group. */
    private Optional<Detachable> detachable(Draft from, List<Draft.Lookup> path) {
        for (Draft.PartDraft part : from.parts) {
            if (part instanceof Draft.Lookup lookup && lookup.required) {
                Detachable candidate = new Detachable(from, path, lookup);
                if (candidate.describesTheGroup()) {
                    return Optional.of(candidate);
                }
                List<Draft.Lookup> deeper = new ArrayList<>(path);
                deeper.add(lookup);
                Optional<Detachable> nested = detachable(lookup.target, deeper);
                if (nested.isPresent()) {
                    return nested;
                }
            }
        }
        return Optional.empty();
    }

    /** A lookup, the assembly that holds it, and the path of lookups from the input to that assembly. */
    private final class Detachable {
        private final Draft from;
        private final List<Draft.Lookup> path;
        private final Draft.Lookup lookup;

        Detachable(Draft from, List<Draft.Lookup> path, Draft.Lookup lookup) {
            this.from = from;
            this.path = path;
            this.lookup = lookup;
        }

        Draft.Lookup lookup() {
            return lookup;
        }

        /** Returns the foreign key as the input sees it. */
        List<ColumnOrigin> key() {
            return IntStream.range(0, lookup.foreignKey.size())
                    .mapToObj(lookup::foreignKey)
                    .map(this::seenFromInput)
                    .toList();
        }

        boolean describesTheGroup() {
            Set<ColumnOrigin> rest = new HashSet<>(group);
            boolean keyIsGrouped = rest.containsAll(key());
            key().forEach(rest::remove);
            return keyIsGrouped
                    && keyIsWrittenAlike()
                    && rest.stream().allMatch(column -> isWithin(column, path))
                    && arguments.stream().noneMatch(column -> touches(column, path))
                    && filtersAreOnOneSide();
        }

        /** The key takes the place of the foreign key. */
        private boolean keyIsWrittenAlike() {
            List<ColumnOrigin> foreignKey = key();
            return IntStream.range(0, foreignKey.size())
                    .allMatch(part -> ColumnOrigin.isKeptByKey(
                            lookup.target.key.type(part),
                            foreignKey.get(part).column().type()));
        }

        private boolean filtersAreOnOneSide() {
            return holders()
                    .allMatch(holder -> holder.assembly.filters.stream()
                            .map(ColumnOrigin::shortest)
                            .allMatch(filter -> isWithin(filter, holder.way) || !touches(filter, holder.way)));
        }

        /** Removes the lookup from the input, and moves the conditions on the looked-up row to its assembly. */
        void detach() {
            holders().forEach(holder -> {
                for (ColumnOrigin filter : List.copyOf(holder.assembly.filters)) {
                    if (isWithin(filter.shortest(), holder.way)) {
                        holder.assembly.filters.remove(filter);
                        lookup.target.filters.add(within(filter.shortest(), holder.way));
                    }
                }
            });
            from.parts.remove(lookup);
        }

        /** An assembly on the path, and the rest of the path from there. */
        private record Holder(Draft assembly, List<Draft.Lookup> way) {}

        private Stream<Holder> holders() {
            return IntStream.rangeClosed(0, path.size())
                    .mapToObj(i -> new Holder(
                            i == 0 ? input.assembly() : path.get(i - 1).target, path.subList(i, path.size())));
        }

        /** Whether the column can be computed from the looked-up row alone. */
        private boolean isWithin(ColumnOrigin column, List<Draft.Lookup> way) {
            return column.leaves().findAny().isPresent()
                    && column.leaves()
                            .allMatch(leaf -> strip(leaf, way) instanceof ColumnOrigin.LookedUp found
                                    && found.lookup() == lookup);
        }

        private boolean touches(ColumnOrigin column, List<Draft.Lookup> way) {
            return column.leaves()
                    .anyMatch(leaf ->
                            strip(leaf, way) instanceof ColumnOrigin.LookedUp found && found.lookup() == lookup);
        }

        /** Returns a column of the group as the looked-up assembly sees it. */
        ColumnOrigin within(ColumnOrigin column) {
            return within(column, path);
        }

        private static ColumnOrigin within(ColumnOrigin column, List<Draft.Lookup> way) {
            return column.mapLeaves(leaf -> ((ColumnOrigin.LookedUp) strip(leaf, way)).inner());
        }

        private static ColumnOrigin strip(ColumnOrigin column, List<Draft.Lookup> way) {
            ColumnOrigin rest = column;
            for (Draft.Lookup step : way) {
                if (!(rest instanceof ColumnOrigin.LookedUp found) || found.lookup() != step) {
                    return column;
                }
                rest = found.inner();
            }
            return rest;
        }

        private ColumnOrigin seenFromInput(ColumnOrigin column) {
            ColumnOrigin seen = column;
            for (int i = path.size() - 1; i >= 0; i--) {
                seen = new ColumnOrigin.LookedUp(path.get(i), seen);
            }
            return seen.shortest();
        }
    }
}
