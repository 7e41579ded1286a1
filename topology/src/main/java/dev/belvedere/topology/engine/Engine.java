package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.engine.epochs.AppliedRecords;
import dev.belvedere.topology.engine.epochs.EpochFollower;
import dev.belvedere.topology.engine.epochs.EpochObserver;
import dev.belvedere.topology.engine.epochs.EpochSettings;
import dev.belvedere.topology.engine.epochs.Leadership;
import dev.belvedere.topology.engine.freshness.HydrationMarker;
import dev.belvedere.topology.engine.freshness.HydrationTracker;
import dev.belvedere.topology.engine.freshness.LocalSnapshots;
import dev.belvedere.topology.engine.freshness.PositionTokens;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.freshness.SourceLag;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.metrics.EngineMetrics;
import dev.belvedere.topology.engine.metrics.KafkaMetrics;
import dev.belvedere.topology.engine.metrics.KeeperMetrics;
import dev.belvedere.topology.engine.metrics.Meters;
import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMapTracker;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.streams.FlowBuilder;
import dev.belvedere.topology.streams.FlowSettings;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the engine: wires its parts, starts them, and stops them. Thread-safe. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long UPDATE_INTERVAL_MS = 500;
    /** Opens all gates, so that tests can show what would be seen without them. */
    private static final String UNGATED = "belvedere.ungated";

    private final OpenResources resources;
    private final List<View> views;
    private final List<RefusedView> refusedViews;
    private final List<String> earlierApplications;
    private final KeptEpochs kept;
    private final LocalReplicas replicas;
    private final Gates gates;
    private final TopicEndsUpdater ends;
    private final HydrationTracker hydration;
    private final PositionTokens tokens;
    private final Snapshots snapshots;
    private final ReplicaMapTracker replicaMap;
    private final EpochFollower follower;
    private final Leadership leadership;
    private final KafkaStreams streams;
    private final ScheduledExecutorService clock;
    private final StreamFailure failure = new StreamFailure();

    private Engine(
            EngineSettings settings,
            Blueprint blueprint,
            Registry registry,
            Broker broker,
            MeterRegistry measured,
            OpenResources resources) {
        this.resources = resources;
        this.views = blueprint.views();
        this.refusedViews = blueprint.refused();
        ExecutorService waking =
                resources.add(Executors.newSingleThreadExecutor(daemon("belvedere-waking")), ExecutorService::shutdown);
        resources.add(broker, Broker::close);
        this.earlierApplications = broker.applicationsBeside(blueprint.application());
        Sources sources = broker.sources(blueprint.tables());
        new UnreadDeletions(broker, System.currentTimeMillis())
                .refuse(
                        blueprint.tables(),
                        sources,
                        blueprint.application(),
                        StreamsNames.epochs(blueprint.application()));
        StageTopics topics = new StageTopics(blueprint.plan(), blueprint.application(), sources, settings.shards());
        Set<String> settingAside = settings.tables().stream()
                .filter(TableSource::setsAside)
                .map(TableSource::table)
                .collect(Collectors.toUnmodifiableSet());
        broker.createTopics(topics.partitions(), StreamsSettings.largestMessage(settings));
        Stages stages = topics.stages(blueprint.readStores());
        List<String> tables = blueprint.tables().stream().map(Table::name).toList();
        this.kept = new KeptEpochs(
                settings.snapshots().keep().toMillis(), settings.snapshots().memoryBytes());
        this.gates = new Gates(stages, Boolean.getBoolean(UNGATED));
        this.replicas = new LocalReplicas(stages, blueprint.readOperators(), kept, gates::opened, waking);
        gates.tell(replicas);
        ExecutorService asking = resources.add(
                Executors.newSingleThreadExecutor(daemon("belvedere-asking")), ExecutorService::shutdownNow);
        this.ends = new TopicEndsUpdater(broker, sources, asking);
        this.hydration = new HydrationTracker(
                ends.ends(),
                kept,
                new HydrationMarker(settings.stateDirectory(), blueprint.application()),
                () -> !gates.stalls().isEmpty());
        this.tokens = new PositionTokens(sources, tables, settings.databases());
        this.snapshots = new LocalSnapshots(kept, replicas, tokens, ends.ends(), ends::lookNow);
        Meters meters = new Meters(measured);
        EpochSettings epochs = epochSettings(
                settings,
                blueprint,
                stages,
                sources,
                tables,
                settingAside,
                new KeeperMetrics(meters, stages.count(), sources, tables, settings.databases()));
        AppliedRecords applied = new AppliedRecords(gates);
        this.follower = resources.add(new EpochFollower(epochs, applied, failure::handle), EpochFollower::close);
        this.leadership = resources.add(new Leadership(epochs, registry, applied), Leadership::close);
        this.streams = resources.addWithTimeout(
                new FlowBuilder(
                                blueprint.plan(),
                                new FlowSettings(
                                        blueprint.application(),
                                        settings.shards(),
                                        broker.topicIds(blueprint.tables()),
                                        settingAside),
                                sources,
                                registry,
                                stages,
                                gates,
                                blueprint.readOperators(),
                                replicas)
                        .build()
                        .create(StreamsSettings.of(settings, blueprint.application())),
                (open, timeout) -> close(open, settings, timeout));
        this.replicaMap =
                new ReplicaMapTracker(blueprint.inputsOfReadStores(topics), streams::metadataForAllStreamsClients);
        this.clock = resources.add(
                Executors.newSingleThreadScheduledExecutor(daemon("belvedere-clock")), ExecutorService::shutdownNow);
        EngineMetrics metrics = new EngineMetrics(meters);
        metrics.bind(this::alive, hydration);
        metrics.bind(new SourceLag(kept, ends.ends(), tokens, sources, tables, settings.databases()), gates, tables);
        metrics.bind(replicas, kept);
        KafkaMetrics.bind(meters, streams::metrics);
    }

    private static EpochSettings epochSettings(
            EngineSettings settings,
            Blueprint blueprint,
            Stages stages,
            Sources sources,
            List<String> tables,
            Set<String> settingAside,
            EpochObserver observer) {
        return new EpochSettings(
                blueprint.application(),
                stages,
                sources,
                tables,
                settings.databases(),
                checked(settings, blueprint, tables, settingAside),
                settings.commitInterval(),
                settings.instances().sessionTimeout(),
                StreamsNames.epochs(blueprint.application()),
                StreamsNames.reports(blueprint.application()),
                settings.kafka(),
                observer);
    }

    /** Where one source database may stand still while others go on, the keeper reads the events of tables that pause, before they are taken in. */
    private static List<IngestPlan> checked(
            EngineSettings settings, Blueprint blueprint, List<String> tables, Set<String> settingAside) {
        boolean severalSources = !settings.databases().isEmpty()
                && tables.stream()
                                .map(table -> {
                                    int database = SourceDatabase.numberOf(table, settings.databases());
                                    return database < 0 ? table : String.valueOf(database);
                                })
                                .distinct()
                                .count()
                        > 1;
        return severalSources
                ? blueprint.plan().ingests().stream()
                        .filter(ingest -> !settingAside.contains(ingest.table().name()))
                        .toList()
                : List.of();
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Starts to maintain the views of a blueprint. Returns once all tables are found and the threads are started; the views hydrate from then on. If any
     * step fails, everything that was opened before is closed.
     *
     * @param measured receives the engine's metrics
     * @throws BelvedereException if a table, the registry or the broker does not allow it; the message says which, and why
     */
    public static Engine start(
            EngineSettings settings, Blueprint blueprint, Registry registry, MeterRegistry measured) {
        return start(settings, blueprint, registry, KafkaBroker::new, measured);
    }

    static Engine start(
            EngineSettings settings,
            Blueprint blueprint,
            Registry registry,
            Function<EngineSettings, Broker> brokers,
            MeterRegistry measured) {
        OpenResources resources = new OpenResources();
        try {
            Engine engine = new Engine(settings, blueprint, registry, brokers.apply(settings), measured, resources);
            engine.run();
            return engine;
        } catch (RuntimeException | Error e) {
            resources.closeAfter(e, CLOSE_TIMEOUT);
            throw e;
        }
    }

    private void run() {
        streams.setUncaughtExceptionHandler(failure);
        streams.setStandbyUpdateListener(replicas);
        streams.setGlobalStateRestoreListener(replicas);
        streams.setStateListener((now, before) -> refreshReplicaMap());
        follower.start();
        leadership.start();
        streams.start();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                this::update, UPDATE_INTERVAL_MS, UPDATE_INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    private void update() {
        refreshIfRunning();
        ends.update();
    }

    private void refreshIfRunning() {
        if (streams.state().isRunningOrRebalancing()) {
            replicaMap.refresh();
        }
    }

    /** Refreshes the replica map soon, on another thread: an instance was found not to hold a replica that the map assigns to it. */
    public void refreshReplicaMap() {
        try {
            clock.execute(this::refreshIfRunning);
        } catch (RejectedExecutionException stopping) {
            LOG.atDebug().log("the engine is stopping: the replica map is not refreshed");
        }
    }

    /** Returns the views, in the order of their statements. */
    public List<View> views() {
        return views;
    }

    /** Returns the views that are defined and not served. */
    public List<RefusedView> refusedViews() {
        return refusedViews;
    }

    /**
     * Returns the applications that this deployment has run with other plans. This one does not use their state; their topics and state directories can be
     * deleted once no instance runs them any more.
     */
    public List<String> earlierApplications() {
        return earlierApplications;
    }

    /** Returns how far the views have got. */
    public ViewStatus status() {
        return hydration.status(System.currentTimeMillis());
    }

    /** Returns true if the views contain everything that the table topics contained when the engine started. */
    public boolean hydrated() {
        return hydration.isHydrated();
    }

    /** Returns the role of this instance's replica of a shard; empty if it holds none. */
    public Optional<Role> role(ShardId shard) {
        return replicas.replica(shard).map(LocalReplica::role);
    }

    /** Returns how much of its changelog this instance's replica of a shard has restored, in percent; empty if none is being restored. */
    public OptionalDouble restored(ShardId shard) {
        return replicas.restored(shard);
    }

    /** Returns which instances are assigned which replicas. */
    public ReplicaMap replicaMap() {
        return replicaMap.replicas();
    }

    /** Returns the snapshots at which the replicas on this instance can be read. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** Returns the translation between positions and tokens. */
    public PositionTokens tokens() {
        return tokens;
    }

    /** Returns what stands still: source databases of which a transaction does not become complete, and tables with an event that cannot be taken in. */
    public List<Stall> stalls() {
        return gates.stalls();
    }

    /** Returns the changes of a shard; empty if it is not active on this instance, or not everything is known that has changed after an epoch. */
    public Optional<ShardChanges> changes(ShardId shard, long epoch) {
        return kept.find(epoch).flatMap(found -> replicas.changes(shard, found));
    }

    /** Returns true until the stream has failed or was closed. */
    public boolean alive() {
        return !failure.hasHappened() && !streams.state().hasStartedOrFinishedShuttingDown();
    }

    /** Returns a future that completes exceptionally, with a {@link BelvedereException}, when the stream fails, and never completes otherwise. */
    public CompletableFuture<Void> failure() {
        return failure.future();
    }

    /**
     * Returns the records of a shard of a view's or an index's store at the end of an epoch; empty if this instance does not hold it, or its replica cannot be read as it
     * was then.
     */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(String store, int shard, long epoch) {
        return kept.find(epoch).flatMap(found -> replicas.records(new ShardId(store, shard), found));
    }

    /** Returns the Kafka Streams application, for measurements. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Returns the state of the Kafka Streams application. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    // An instance with a name is expected back: it stays in the group, so that its shards wait for it and are read from
    // their other replicas meanwhile.
    private static void close(KafkaStreams streams, EngineSettings settings, Duration timeout) {
        streams.close(CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(
                        settings.instances().name().isPresent()
                                ? GroupMembershipOperation.REMAIN_IN_GROUP
                                : GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Stops the engine, waiting up to a timeout for the stream threads. State stays on disk, and the next start continues from it. */
    public void close(Duration timeout) {
        resources.close(timeout);
    }

    /** Stops the engine, waiting up to 30 s for the stream threads. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
