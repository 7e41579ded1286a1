package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import java.util.ArrayList;
import java.util.List;

/** Makes one physical plan of all views of an engine. */
public final class PhysicalPlanner {

    private PhysicalPlanner() {}

    /**
     * Plans these views together, so that each table is ingested once.
     *
     * @throws PlanException if there is no exact plan for a view
     * @throws IndexException if an index names an unknown view or column, or a column that an index cannot have
     */
    public static PhysicalPlan plan(List<ViewDefinition> views, List<IndexDefinition> indexes) {
        return IndexPlanner.add(indexes, plan(views));
    }

    /** As {@link #plan(List, List)}, without indexes. */
    public static PhysicalPlan plan(List<ViewDefinition> views) {
        PlanBuilder builder = new PlanBuilder();
        List<ViewPlan> plans = new ArrayList<>();
        for (ViewDefinition view : views) {
            plans.add(plan(view, builder));
        }
        return builder.plan(plans);
    }

    private static ViewPlan plan(ViewDefinition view, PlanBuilder builder) {
        try {
            return builder.view(view, new Placer(view.name()).placeView(view.relation()));
        } catch (PlanException e) {
            throw e.at(view.place());
        }
    }
}
