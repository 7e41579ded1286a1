package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.CatalogReader;
import dev.belvedere.topology.catalog.KnownCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.engine.view.PlannedView;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.LinkedHashMap;
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
    private final Map<String, BelvedereException> faults;

    private Blueprint(EngineSettings settings, ServableViews servable) {
        this.settings = settings;
        this.definitions = List.copyOf(servable.definitions());
        this.faults = servable.faults();
        this.plan = servable.plan(settings.indexes());
        this.views = plan.views().stream()
                .<View>map(view -> new PlannedView(view, plan, settings.shards()))
                .toList();
    }

    /**
     * Reads the tables' schemas from the registry and plans the views. Does not need a broker.
     *
     * @throws BelvedereException if a table, a statement or an index does not allow it; the message says of each view why
     */
    public static Blueprint draw(EngineSettings settings, List<Statement> statements, Registry registry) {
        return of(settings, statements, new CatalogReader(registry).read(settings.tables()))
                .withAllViews();
    }

    /**
     * Plans the views that can be served: a view that is refused, or uses a table whose subject or topic is not there yet, is left out.
     *
     * @throws BelvedereException if no view can be served, or the registry or the broker does not answer
     */
    public static Blueprint drawServable(EngineSettings settings, List<Statement> statements, Registry registry) {
        KnownCatalog known = new CatalogReader(registry).read(settings.tables());
        try (Broker broker = new KafkaBroker(settings)) {
            return drawServable(settings, statements, known, broker);
        }
    }

    static Blueprint drawServable(
            EngineSettings settings, List<Statement> statements, KnownCatalog known, Broker broker) {
        Map<String, BelvedereException> missing = new LinkedHashMap<>();
        List<Table> tables = known.catalog().tables();
        Set<String> topics = broker.missing(tables.stream().map(Table::topic).toList());
        for (Table table : tables) {
            if (topics.contains(table.topic())) {
                missing.put(table.name(), EngineException.unknownTopic(table, null));
            }
        }
        return of(settings, statements, known.without(missing));
    }

    static Blueprint of(EngineSettings settings, List<Statement> statements, KnownCatalog known) {
        Blueprint blueprint = new Blueprint(settings, ServableViews.of(settings, statements, known));
        return blueprint.views().isEmpty() ? blueprint.withAllViews() : blueprint;
    }

    /**
     * Returns this, if no view is left out.
     *
     * @throws BelvedereException otherwise; the message says of each such view why
     */
    public Blueprint withAllViews() {
        if (faults.size() == 1) {
            throw faults.values().iterator().next();
        }
        if (!faults.isEmpty()) {
            throw new EngineException(
                    "views-refused",
                    faults.size() + " views cannot be served:"
                            + faults.entrySet().stream()
                                    .map(fault -> "\n  " + fault.getKey() + ": "
                                            + fault.getValue().getMessage() + " ["
                                            + fault.getValue().code() + "]")
                                    .collect(Collectors.joining()),
                    null);
        }
        return this;
    }

    /** Returns the views that are left out, in the order of their statements. */
    public List<RefusedView> refused() {
        return faults.entrySet().stream()
                .map(fault -> new RefusedView(
                        fault.getKey(),
                        fault.getValue().code(),
                        String.valueOf(fault.getValue().getMessage())))
                .toList();
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
