package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import java.util.ArrayList;
import java.util.List;

/** Makes one physical plan of all the views of an engine. */
public final class PhysicalPlanner {

    private PhysicalPlanner() {}

    /**
     * Plans these views together, so that each table is ingested once.
     *
     * @throws PlanException where there is no exact plan for a view
     * @throws IndexException where an index names what is not there, or what no index can have
     */
    public static PhysicalPlan plan(List<ViewDefinition> views, List<IndexDefinition> indexes) {
        return IndexPlanner.add(indexes, plan(views));
    }

    /** The same without indexes. */
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
            return builder.view(view, new Placer(view.name()).place(view.relation()));
        } catch (PlanException e) {
            throw e.at(view.place());
        }
    }
}
