package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.plan.physical.WindowPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns placed views into the plan: numbers the assemblies, connects them, and collects the feeds of each table. */
final class PlanBuilder {

    private final List<AssemblyPlan> assemblies = new ArrayList<>();
    private final Map<String, Ingested> ingested = new LinkedHashMap<>();

    /** A table that becomes an {@link IngestPlan}. */
    private record Ingested(Table table, List<Integer> used, List<Feed> feeds) {}

    ViewPlan view(ViewDefinition view, Placed placed) {
        Demand demand = new Demand(view.name());
        ViewColumns columns = new ViewColumns(view.relation().columns().names(), placed);
        List<Integer> key = columns.key();
        Selection selection = demand.of(placed.assembly(), columns.origins());
        int assembly = new Connector(demand).assemble(placed.assembly(), view.name());
        return new ViewPlan(
                view.name(),
                view.text(),
                view.query(),
                assembly,
                selection,
                columns.type(),
                placed.columns().size(),
                key,
                placed.assembly().keysOverNothing(),
                List.of());
    }

    PhysicalPlan plan(List<ViewPlan> views) {
        List<IngestPlan> ingests = new ArrayList<>();
        for (Ingested table : ingested.values()) {
            RowType row = table.table().columns().project(table.used());
            ingests.add(new IngestPlan(ingests.size(), table.table(), row, table.feeds()));
        }
        return new PhysicalPlan(ingests, assemblies, views);
    }

    /** Connects the assemblies of one view. */
    private final class Connector {
        private final Demand demand;

        Connector(Demand demand) {
            this.demand = demand;
        }

        /** Adds the assembly after those that it depends on, and returns its ordinal. */
        int assemble(Draft draft, String name) {
            Map<Draft, Integer> ordinals = new HashMap<>();
            for (Draft.PartDraft part : draft.parts) {
                Draft input = part.feeder();
                if (input != null && !ordinals.containsKey(input)) {
                    ordinals.put(input, assemble(input, input.name));
                }
            }
            int ordinal = assemblies.size();
            List<Part> parts = new ArrayList<>();
            for (Draft.PartDraft part : draft.parts) {
                parts.add(part(draft, part, ordinal, ordinals));
            }
            assemblies.add(new AssemblyPlan(
                    ordinal, name, draft.key, draft.key.size(), parts, demand.filter(draft), List.of()));
            return ordinal;
        }

        private Part part(Draft draft, Draft.PartDraft part, int ordinal, Map<Draft, Integer> ordinals) {
            int position = draft.parts.indexOf(part);
            int input = ordinals.getOrDefault(part.feeder(), -1);
            return part.fold(new Draft.PartCases<>(
                    root -> root(root, ordinal, position),
                    lookup -> lookup(draft, lookup, ordinal, position, input),
                    fold -> fold(fold, ordinal, position, input),
                    bag -> bag(bag, ordinal, position, input),
                    pair -> pair(pair, ordinal, position, input),
                    windowed -> windowed(windowed, ordinal, position, input),
                    elements -> elements(elements, ordinal, position, input)));
        }

        private Part fold(Draft.Fold fold, int ordinal, int position, int input) {
            contributions(fold, fold.input, fold.group, fold.arguments, ordinal, position, input);
            return new Part.Fold(
                    sourceOf(fold), columns(fold.arguments), fold.calls, new RowType(fold.results), fold.required);
        }

        private Part bag(Draft.Bag bag, int ordinal, int position, int input) {
            contributions(bag, bag.input, bag.by, bag.used, ordinal, position, input);
            return new Part.Bag(bag.input.name, columns(bag.used));
        }

        private static String sourceOf(Draft.Fold fold) {
            Draft.Root source = fold.input.onlyRoot();
            return source == null ? fold.input.name : source.table.name();
        }

        private Part root(Draft.Root root, int ordinal, int position) {
            Ingested table = ingested(root.table);
            table.feeds().add(new Feed.RowFeed(ordinal, position, use(table, root.used)));
            return new Part.Root(root.table.name(), root.table.columns().project(root.used), root.required);
        }

        private Part lookup(Draft draft, Draft.Lookup lookup, int ordinal, int position, int target) {
            RowType row = columns(lookup.used);
            int outlet = addOutlet(target, new Outlet.Answers(ordinal, position, demand.input(lookup), row));
            Ingested table = ingested(lookup.root.table);
            table.feeds().add(new Feed.SubscriptionFeed(target, outlet, use(table, lookup.foreignKey)));
            return new Part.Lookup(
                    draft.parts.indexOf(lookup.root),
                    demand.foreignKey(draft, lookup),
                    target,
                    lookup.target.name,
                    row,
                    lookup.required);
        }

        /** Feeds a part with the rows of its input; the ingest feeds it directly if the input is only a table. */
        private void contributions(
                Draft.PartDraft part,
                Draft input,
                List<ColumnOrigin> group,
                List<ColumnOrigin> arguments,
                int ordinal,
                int position,
                int inputOrdinal) {
            Draft.Root source = input.onlyRoot();
            if (source == null) {
                addOutlet(
                        inputOrdinal,
                        new Outlet.Contributions(
                                ordinal, position, demand.input(part), columns(group), columns(arguments)));
                return;
            }
            Ingested table = ingested(source.table);
            Expr filter = LogicFunctions.and(expressions(table, input.filters));
            table.feeds()
                    .add(new Feed.FoldFeed(
                            ordinal, position, expressions(table, group), expressions(table, arguments), filter));
        }

        private Part pair(Draft.Pair pair, int ordinal, int position, int input) {
            RowType row = columns(pair.used);
            addOutlet(
                    input,
                    new Outlet.Pairs(
                            ordinal,
                            position,
                            pair.join.parts.indexOf(pair.left),
                            pair.join.parts.indexOf(pair.right),
                            pair.right.optional,
                            pair.left.optional,
                            demand.condition(pair),
                            demand.input(pair),
                            columns(pair.identity),
                            row));
            return new Part.Pair(pair.join.name, row, pair.required);
        }

        private Part windowed(Draft.Windowed windowed, int ordinal, int position, int input) {
            RowType row = columns(windowed.used);
            int identity = windowed.rows.input.key.size();
            addOutlet(
                    input,
                    new Outlet.Windows(
                            ordinal,
                            position,
                            windowed.partitions.parts.indexOf(windowed.rows),
                            new WindowPlan(windowed.order, identity, windowed.calls, windowed.top),
                            demand.input(windowed),
                            columns(windowed.identity),
                            row));
            return new Part.Pair(windowed.partitions.name, row, windowed.required);
        }

        private Part elements(Draft.Elements elements, int ordinal, int position, int input) {
            int key = elements.input.key.size();
            int behind = key + elements.arrays.size();
            List<ColumnOrigin> ofRow = elements.ofRow();
            List<Integer> sources = elements.used.stream()
                    .map(origin -> origin instanceof ColumnOrigin.Element element
                            ? key + element.array()
                            : behind + ofRow.indexOf(origin))
                    .toList();
            RowType row = columns(elements.used);
            addOutlet(
                    input,
                    new Outlet.Elements(
                            ordinal,
                            position,
                            elements.outer,
                            demand.input(elements),
                            elements.arrays.size(),
                            assemblies.get(input).key(),
                            sources,
                            row));
            return new Part.Pair(elements.input.name, row, elements.required);
        }

        private int addOutlet(int of, Outlet outlet) {
            assemblies.set(of, assemblies.get(of).with(outlet));
            return assemblies.get(of).outlets().size() - 1;
        }

        private static RowType columns(List<? extends ColumnOrigin> origins) {
            return new RowType(origins.stream().map(ColumnOrigin::column).toList());
        }

        /** Returns the origins as expressions over the ingested row. */
        private static List<Expr> expressions(Ingested table, List<ColumnOrigin> origins) {
            return origins.stream()
                    .map(origin -> expression(table, origin.shortest()))
                    .toList();
        }

        private static Expr expression(Ingested table, ColumnOrigin origin) {
            return origin.fold(new ColumnOrigin.Cases<>(
                    column -> input(table, column.position(), column),
                    Connector::ofAnotherAssembly,
                    key -> input(table, table.table().key().get(key.position()), key),
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    Connector::ofAnotherAssembly,
                    computed -> computed.expression()
                            .over(input -> expression(table, computed.from().get(input.position())))));
        }

        private static Expr input(Ingested table, int position, ColumnOrigin origin) {
            return Expr.Input.of(Draft.use(table.used(), position), origin.column());
        }

        private static Expr ofAnotherAssembly(ColumnOrigin origin) {
            throw new IllegalStateException("not a column of the table itself: " + origin);
        }

        private static List<Integer> use(Ingested table, List<Integer> columns) {
            return columns.stream()
                    .map(column -> Draft.use(table.used(), column))
                    .toList();
        }

        private Ingested ingested(Table table) {
            return ingested.computeIfAbsent(
                    table.name(), name -> new Ingested(table, new ArrayList<>(), new ArrayList<>()));
        }
    }
}
