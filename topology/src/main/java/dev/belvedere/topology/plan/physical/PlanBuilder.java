package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns placed views into the plan: numbers the assemblies, connects them, and collects what each table has to be ingested for. */
final class PlanBuilder {

    private final List<AssemblyPlan> assemblies = new ArrayList<>();
    private final Map<String, Ingested> ingested = new LinkedHashMap<>();

    /** A table on its way to an {@link IngestPlan}. */
    private record Ingested(Table table, List<Integer> used, List<Feed> feeds) {}

    ViewPlan view(ViewDefinition view, Placed placed) {
        Demand demand = new Demand();
        List<Cell> cells = demand.of(placed.assembly(), placed.columns());
        RowType columns = new RowType(IntStream.range(0, cells.size())
                .mapToObj(i -> named(
                        view.relation().columns().column(i), placed.column(i).column()))
                .toList());
        List<Integer> key = key(view, placed);
        int assembly = new Connector(demand).assemble(placed.assembly(), view.name());
        return new ViewPlan(view.name(), view.text(), assembly, cells, columns, key);
    }

    PhysicalPlan plan(List<ViewPlan> views) {
        List<IngestPlan> ingests = new ArrayList<>();
        for (Ingested table : ingested.values()) {
            RowType row = table.table().columns().project(table.used());
            ingests.add(new IngestPlan(ingests.size(), table.table(), row, table.feeds()));
        }
        return new PhysicalPlan(ingests, assemblies, views);
    }

    private static Column named(Column name, Column column) {
        return new Column(name.name(), column.type(), column.nullable());
    }

    private static List<Integer> key(ViewDefinition view, Placed placed) {
        Draft assembly = placed.assembly();
        List<Integer> positions = placed.columns().stream()
                .map(c -> assembly.keyPosition(c.shortest()))
                .toList();
        return IntStream.range(0, assembly.key.size())
                .map(part -> {
                    if (!positions.contains(part)) {
                        throw new PlanException(
                                view.name(),
                                "its rows are identified by " + assembly.key.names() + ", and "
                                        + assembly.key.column(part).name()
                                        + " is not in the SELECT list. Add it, so that rows can be read by key.");
                    }
                    return positions.indexOf(part);
                })
                .boxed()
                .toList();
    }

    /** Connects the assemblies of one view. */
    private final class Connector {
        private final Demand demand;

        Connector(Demand demand) {
            this.demand = demand;
        }

        /** Adds the assembly after those it depends on, and returns its ordinal. */
        int assemble(Draft draft, String name) {
            Map<Draft, Integer> ordinals = new HashMap<>();
            for (Draft.PartDraft part : draft.parts) {
                Draft input = part instanceof Draft.Lookup lookup
                        ? lookup.target
                        : part instanceof Draft.Fold fold && fold.input.onlyRoot() == null ? fold.input : null;
                if (input != null) {
                    ordinals.put(input, assemble(input, input.name));
                }
            }
            int ordinal = assemblies.size();
            List<Part> parts = new ArrayList<>();
            for (Draft.PartDraft part : draft.parts) {
                parts.add(part(draft, part, ordinal, ordinals));
            }
            assemblies.add(new AssemblyPlan(ordinal, name, draft.key, parts, List.of()));
            return ordinal;
        }

        private Part part(Draft draft, Draft.PartDraft part, int ordinal, Map<Draft, Integer> ordinals) {
            int position = draft.parts.indexOf(part);
            if (part instanceof Draft.Root root) {
                return root(root, ordinal, position);
            }
            if (part instanceof Draft.Lookup lookup) {
                return lookup(draft, lookup, ordinal, position, ordinals.getOrDefault(lookup.target, -1));
            }
            return fold((Draft.Fold) part, ordinal, position, ordinals);
        }

        private Part root(Draft.Root root, int ordinal, int position) {
            Ingested table = ingested(root.table);
            table.feeds().add(new Feed.RowFeed(ordinal, position, use(table, root.used)));
            return new Part.Root(root.table.name(), root.table.columns().project(root.used), root.required);
        }

        private Part lookup(Draft draft, Draft.Lookup lookup, int ordinal, int position, int target) {
            RowType row = columns(lookup.used);
            int outlet = addOutlet(
                    target,
                    new Outlet.Answers(ordinal, position, demand.cells(lookup).values(), row));
            Ingested table = ingested(lookup.root.table);
            table.feeds().add(new Feed.SubscriptionFeed(target, outlet, use(table, lookup.foreignKey)));
            return new Part.Lookup(
                    draft.parts.indexOf(lookup.root),
                    Demand.foreignKey(draft, lookup),
                    target,
                    lookup.target.name,
                    row,
                    lookup.required);
        }

        private Part fold(Draft.Fold fold, int ordinal, int position, Map<Draft, Integer> ordinals) {
            RowType arguments = columns(fold.arguments);
            Draft.Root source = fold.input.onlyRoot();
            if (source != null) {
                Ingested table = ingested(source.table);
                table.feeds()
                        .add(new Feed.FoldFeed(
                                ordinal,
                                position,
                                use(table, positions(fold.group)),
                                use(table, positions(fold.arguments))));
                return new Part.Fold(source.table.name(), arguments, fold.calls, fold.results, fold.required);
            }
            Demand.Cells cells = demand.cells(fold);
            addOutlet(
                    ordinals.getOrDefault(fold.input, -1),
                    new Outlet.Contributions(
                            ordinal, position, cells.group(), columns(fold.group), cells.values(), arguments));
            return new Part.Fold(fold.input.name, arguments, fold.calls, fold.results, fold.required);
        }

        private int addOutlet(int of, Outlet outlet) {
            AssemblyPlan plan = assemblies.get(of);
            List<Outlet> extended = new ArrayList<>(plan.outlets());
            extended.add(outlet);
            assemblies.set(of, new AssemblyPlan(plan.ordinal(), plan.name(), plan.key(), plan.parts(), extended));
            return extended.size() - 1;
        }

        private static RowType columns(List<Origin> origins) {
            return new RowType(origins.stream().map(Origin::column).toList());
        }

        private static List<Integer> positions(List<Origin> tableColumns) {
            return tableColumns.stream()
                    .map(origin -> ((Origin.TableColumn) origin).position())
                    .toList();
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
