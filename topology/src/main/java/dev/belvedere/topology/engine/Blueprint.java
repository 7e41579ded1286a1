package dev.belvedere.topology.engine;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.CatalogReader;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.engine.view.PlannedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The plans of all views of a deployment, before anything runs. Immutable. */
public final class Blueprint {

    private final EngineSettings settings;
    private final List<ViewDefinition> definitions;
    private final PhysicalPlan plan;
    private final List<View> views;

    private Blueprint(EngineSettings settings, List<ViewDefinition> definitions, PhysicalPlan plan) {
        this.settings = settings;
        this.definitions = List.copyOf(definitions);
        this.plan = plan;
        this.views = plan.views().stream()
                .<View>map(view -> new PlannedView(view, plan, settings.shards()))
                .toList();
    }

    /**
     * Reads the tables' schemas from the registry and plans the views. Does not need a broker.
     *
     * @throws dev.belvedere.serdes.failure.BelvedereException if a table, a statement or an index does not allow it; the message says which, and why
     */
    public static Blueprint draw(EngineSettings settings, List<Statement> statements, Registry registry) {
        return draw(settings, statements, new CatalogReader(registry).read(settings.tables()));
    }

    static Blueprint draw(EngineSettings settings, List<Statement> statements, Catalog catalog) {
        ViewCompiler compiler = new ViewCompiler(catalog, settings.sql());
        List<ViewDefinition> definitions = compiler.compile(statements);
        UniqueNames.check(definitions, statements);
        PhysicalPlan plan = PhysicalPlanner.plan(definitions, settings.indexes());
        PlanLimits.check(plan);
        return new Blueprint(settings, definitions, plan);
    }

    /** Returns the views, in the order of their statements. */
    public List<View> views() {
        return views;
    }

    /** Returns the plans as text: each view's logical plan, its operators and exchanges, the stores and the internal topics. */
    public String explain() {
        return new Explanation(application(), settings.shards(), definitions, plan).text();
    }

    PhysicalPlan plan() {
        return plan;
    }

    /** Returns the names of the stores that are read: those with views and indexes. */
    Set<String> readStores() {
        return views.stream()
                .flatMap(view -> Stream.concat(
                        Stream.of(view.store()), view.indexes().stream().map(ViewIndex::store)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the ordinals of the operators that are read. */
    Set<Integer> readOperators() {
        return plan.views().stream()
                .flatMap(view -> Stream.concat(
                        Stream.of(view.assembly()), view.indexes().stream().map(IndexPlan::assembly)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the input topics of each store that is read. */
    Map<String, List<String>> inputsOfReadStores(StageTopics topics) {
        return IntStream.range(1, plan.stageCount())
                .filter(stage -> readStores().contains(StreamsNames.store(stage)))
                .boxed()
                .collect(Collectors.toUnmodifiableMap(StreamsNames::store, topics::inputs));
    }

    /** Returns the tables, by number. */
    List<Table> tables() {
        return plan.ingests().stream().map(IngestPlan::table).toList();
    }

    /**
     * Returns the application id: the deployment's name and the plan's fingerprint. A changed plan is another application with its own state, so old state
     * is never used by a new plan.
     */
    String application() {
        return settings.application() + "-" + plan.fingerprint(settings.shards());
    }
}
