package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.KnownCatalog;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.CompiledStatement;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The views of a deployment that can be served, and the faults of the others. Depends on the statements, the settings and the catalog alone, so that all
 * instances that find the same tables come to the same decision. Immutable.
 *
 * @param faults by view, in the order of the statements
 */
record ServableViews(List<ViewDefinition> definitions, Map<String, BelvedereException> faults) {

    /**
     * Compiles and plans each view by itself.
     *
     * @throws BelvedereException if two views have the same name, a name cannot be read or is not allowed
     */
    static ServableViews of(EngineSettings settings, List<Statement> statements, KnownCatalog known) {
        List<CompiledStatement> compiled =
                new ViewCompiler(known.catalog(), settings.sql()).compileEach(statements, known.missing());
        UniqueNames.check(compiled);
        List<ViewDefinition> definitions = new ArrayList<>();
        Map<String, BelvedereException> faults = new LinkedHashMap<>();
        for (CompiledStatement each : compiled) {
            try {
                ViewDefinition definition =
                        each.definition().orElseThrow(() -> each.fault().orElseThrow());
                plan(List.of(definition), indexesOf(each.name(), settings.indexes()));
                definitions.add(definition);
            } catch (BelvedereException e) {
                faults.put(each.name(), e);
            }
        }
        return new ServableViews(definitions, faults);
    }

    private static List<IndexDefinition> indexesOf(String view, List<IndexDefinition> indexes) {
        return indexes.stream().filter(index -> index.view().equals(view)).toList();
    }

    /** Plans the views together. */
    PhysicalPlan plan(List<IndexDefinition> indexes) {
        return plan(
                definitions,
                indexes.stream()
                        .filter(index -> !faults.containsKey(index.view()))
                        .toList());
    }

    private static PhysicalPlan plan(List<ViewDefinition> definitions, List<IndexDefinition> indexes) {
        PhysicalPlan plan = PhysicalPlanner.plan(definitions, indexes);
        PlanLimits.check(plan);
        return plan;
    }
}
