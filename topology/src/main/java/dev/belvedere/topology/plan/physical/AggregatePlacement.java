package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Places an aggregate. Where the groups are the rows of a table that the input looks up, and nothing but the group columns is taken from it, the
 * rows are folded by the foreign key and meet that table afterwards: a changed row then does not pass the table's way, and the key is the
 * smallest one. Otherwise the rows are folded by all the group columns.
 */
final class AggregatePlacement {

    private final Placed input;
    private final Relation.Aggregate aggregate;
    private final String name;
    private final ExactAggregates exact;
    private final List<Origin> group;
    private final List<Origin> arguments;

    AggregatePlacement(Placed input, Relation.Aggregate aggregate, String name, ExactAggregates exact) {
        this.input = input;
        this.aggregate = aggregate;
        this.name = name;
        this.exact = exact;
        this.group = aggregate.group().stream()
                .map(position -> input.column(position).shortest())
                .toList();
        this.arguments = aggregate.calls().stream()
                .filter(call -> call.argument() != AggregateCall.EVERY_ROW)
                .map(this::argument)
                .toList();
    }

    Placed place() {
        return detachable(input.assembly(), List.of())
                .map(this::foldBeforeLookup)
                .orElseGet(this::foldByGroup);
    }

    private Placed foldByGroup() {
        RowType key = new RowType(group.stream().map(Origin::column).toList());
        Draft groups = Draft.ofGroups(name, key);
        Draft.Fold fold = fold(group);
        groups.parts.add(fold);
        List<Origin> columns = new ArrayList<>();
        IntStream.range(0, group.size()).forEach(i -> columns.add(new Origin.KeyColumn(groups, i)));
        results(fold, columns);
        return new Placed(groups, columns);
    }

    private Placed foldBeforeLookup(Detachable detachable) {
        Draft.Lookup lookup = detachable.lookup();
        detachable.from().parts.remove(lookup);
        Draft groups = lookup.target;
        Draft.Fold fold = fold(detachable.key());
        groups.parts.add(fold);
        List<Origin> columns = new ArrayList<>();
        for (Origin column : group) {
            int keyPosition = detachable.key().indexOf(column);
            columns.add(keyPosition >= 0 ? new Origin.KeyColumn(groups, keyPosition) : detachable.within(column));
        }
        results(fold, columns);
        return new Placed(groups, columns);
    }

    private Origin argument(AggregateCall call) {
        Origin argument = input.column(call.argument()).shortest();
        exact.check(call, argument.column());
        return argument;
    }

    private Draft.Fold fold(List<Origin> by) {
        List<AggregateCall> calls = new ArrayList<>();
        List<Origin> used = new ArrayList<>();
        for (AggregateCall call : aggregate.calls()) {
            int argument = call.argument() == AggregateCall.EVERY_ROW
                    ? AggregateCall.EVERY_ROW
                    : Draft.use(used, argument(call));
            calls.add(new AggregateCall(call.function(), argument, call.type()));
        }
        List<Column> all = aggregate.columns().columns();
        RowType results = new RowType(all.subList(group.size(), all.size()));
        Draft.Fold fold = new Draft.Fold(input.assembly(), by, calls, results);
        fold.arguments.addAll(used);
        return fold;
    }

    private static void results(Draft.Fold fold, List<Origin> columns) {
        IntStream.range(0, fold.calls.size()).forEach(i -> columns.add(new Origin.Folded(fold, i)));
    }

    /** The outermost lookup whose key is the group and whose other columns only describe the group. */
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

    /** A lookup, the assembly that holds it, and the way from the input to that assembly. */
    private final class Detachable {
        private final Draft from;
        private final List<Draft.Lookup> path;
        private final Draft.Lookup lookup;

        Detachable(Draft from, List<Draft.Lookup> path, Draft.Lookup lookup) {
            this.from = from;
            this.path = path;
            this.lookup = lookup;
        }

        Draft from() {
            return from;
        }

        Draft.Lookup lookup() {
            return lookup;
        }

        /** The foreign key as the input sees it. */
        List<Origin> key() {
            return IntStream.range(0, lookup.foreignKey.size())
                    .mapToObj(lookup::foreignKey)
                    .map(this::seenFromInput)
                    .toList();
        }

        boolean describesTheGroup() {
            Set<Origin> rest = new HashSet<>(group);
            boolean keyIsGrouped = rest.containsAll(key());
            key().forEach(rest::remove);
            return keyIsGrouped
                    && rest.stream().allMatch(this::isWithin)
                    && arguments.stream().noneMatch(this::isWithin);
        }

        boolean isWithin(Origin column) {
            return strip(column) instanceof Origin.LookedUp found && found.lookup() == lookup;
        }

        /** A column of the lookup as the looked-up assembly itself sees it. */
        Origin within(Origin column) {
            return ((Origin.LookedUp) strip(column)).inner();
        }

        private Origin strip(Origin column) {
            Origin rest = column;
            for (Draft.Lookup step : path) {
                if (!(rest instanceof Origin.LookedUp found) || found.lookup() != step) {
                    return column;
                }
                rest = found.inner();
            }
            return rest;
        }

        private Origin seenFromInput(Origin column) {
            Origin seen = column;
            for (int i = path.size() - 1; i >= 0; i--) {
                seen = new Origin.LookedUp(path.get(i), seen);
            }
            return seen.shortest();
        }
    }
}
