package dev.belvedere.topology.engine;

import dev.belvedere.topology.engine.view.PlannedView;
import dev.belvedere.topology.engine.view.View;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.CatalogReader;
import dev.belvedere.topology.streams.StreamsNames;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an engine would run: the plans of all its views, before anything runs. Immutable. */
public final class Blueprint {

    private final EngineSettings settings;
    private final List<ViewDefinition> definitions;
    private final PhysicalPlan plan;
    private final List<PlannedView> views;

    private Blueprint(EngineSettings settings, List<ViewDefinition> definitions, PhysicalPlan plan) {
        this.settings = settings;
        this.definitions = List.copyOf(definitions);
        this.plan = plan;
        this.views = plan.views().stream()
                .map(view -> new PlannedView(view, plan.assemblies(), settings.shards()))
                .toList();
    }

    /**
     * Reads the tables' schemas and plans the views. Asks the registry, not Kafka.
     *
     * @throws dev.belvedere.serdes.failure.BelvedereException where a table, a statement or an index does not allow it; says which, and why
     */
    public static Blueprint draw(EngineSettings settings, List<Statement> statements, Registry registry) {
        ViewCompiler compiler = new ViewCompiler(new CatalogReader(registry).read(settings.tables()));
        List<ViewDefinition> definitions =
                statements.stream().map(compiler::compile).toList();
        UniqueNames.check(definitions, statements);
        return new Blueprint(settings, definitions, PhysicalPlanner.plan(definitions, settings.indexes()));
    }

    /** The views, in the order of their statements. */
    public List<View> views() {
        return List.copyOf(views);
    }

    /** The plans in words: what each view means, the operators and exchanges it becomes, the stores and internal topics. */
    public String explain() {
        return new Explanation(application(), settings.shards(), definitions, plan).text();
    }

    PhysicalPlan plan() {
        return plan;
    }

    /** The stores that readers read, those of views and of indexes, by the ordinals of their assemblies. */
    Map<Integer, String> readStores() {
        return views.stream()
                .flatMap(view -> view.assemblies().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        assembly -> StreamsNames.store(plan.assemblies().get(assembly))));
    }

    /**
     * The application id: the deployment's name and the plan's fingerprint. A changed plan is another application with state of its own, so that old
     * state never meets a new plan.
     */
    String application() {
        return settings.application() + "-" + plan.fingerprint(settings.shards());
    }
}
