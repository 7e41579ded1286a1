package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.plan.physical.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Adds indexes to a plan. An index is an assembly that keeps copies of the view's rows, which the view's assembly sends. Its key begins with the index's columns;
 * the first of them alone determines the shard, so that all rows with one value there are read from one shard.
 */
final class IndexPlanner {

    private static final int FIRST_COLUMN = 1;

    private final PhysicalPlan plan;
    private final List<AssemblyPlan> assemblies;
    private final List<ViewPlan> views;

    private IndexPlanner(PhysicalPlan plan) {
        this.plan = plan;
        this.assemblies = new ArrayList<>(plan.assemblies());
        this.views = new ArrayList<>(plan.views());
    }

    /** @throws IndexException if a definition names an unknown view or column, or a column that an index cannot have */
    static PhysicalPlan add(List<IndexDefinition> indexes, PhysicalPlan plan) {
        IndexPlanner planner = new IndexPlanner(plan);
        IndexColumns columns = new IndexColumns(plan.views());
        for (IndexDefinition index : indexes) {
            int view = columns.view(index);
            planner.add(view, columns.positions(index, plan.views().get(view)));
        }
        return planner.planned();
    }

    private PhysicalPlan planned() {
        return new PhysicalPlan(plan.ingests(), assemblies, views);
    }

    private void add(int position, List<Integer> columns) {
        ViewPlan view = views.get(position);
        int ordinal = assemblies.size();
        List<Integer> key =
                Stream.concat(columns.stream(), view.key().stream()).distinct().toList();
        assemblies.add(new AssemblyPlan(
                ordinal,
                name(view),
                view.columns().project(key),
                FIRST_COLUMN,
                List.of(new Part.Root(view.name(), view.columns(), true)),
                new Selection(List.of(), List.of(LogicFunctions.and(List.of()))),
                List.of()));
        Outlet copies = new Outlet.Copies(ordinal, 0, view.selection(), key, view.columns());
        assemblies.set(view.assembly(), assemblies.get(view.assembly()).with(copies));
        views.set(position, view.with(new IndexPlan(columns, ordinal, all(view.columns()))));
    }

    /** Numbers indexes, because names of columns may contain characters that names of topics may not. */
    private String name(ViewPlan view) {
        List<String> taken = assemblies.stream().map(AssemblyPlan::name).toList();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> view.name() + ".index" + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Selects the columns of the only part. */
    private static Selection all(RowType columns) {
        return new Selection(
                IntStream.range(0, columns.size())
                        .mapToObj(column -> new Cell(0, column))
                        .toList(),
                IntStream.range(0, columns.size())
                        .<Expr>mapToObj(column -> Expr.Input.of(column, columns.column(column)))
                        .toList());
    }
}
