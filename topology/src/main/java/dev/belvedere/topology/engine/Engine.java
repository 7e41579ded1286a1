package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.freshness.HydrationTracker;
import dev.belvedere.topology.engine.freshness.MarkRequester;
import dev.belvedere.topology.engine.freshness.ShardFreshness;
import dev.belvedere.topology.engine.freshness.SourceTokens;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.LocalChangeFeeds;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMapTracker;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.streams.Channels;
import dev.belvedere.topology.streams.FlowBuilder;
import dev.belvedere.topology.streams.FlowSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private static final long REQUEST_AFTER_MS = 100;

    private final OpenResources resources;
    private final List<View> views;
    private final List<String> earlierApplications;
    private final LocalReplicas replicas;
    private final LocalChangeFeeds feeds;
    private final TopicEndsUpdater ends;
    private final HydrationTracker hydration;
    private final Freshness freshness;
    private final ReplicaMapTracker replicaMap;
    private final MarkRequester requester;
    private final KafkaStreams streams;
    private final ScheduledExecutorService clock;
    private final StreamFailure failure = new StreamFailure();

    private Engine(
            EngineSettings settings, Blueprint blueprint, Registry registry, Broker broker, OpenResources resources) {
        this.resources = resources;
        this.views = blueprint.views();
        ExecutorService waking =
                resources.add(Executors.newSingleThreadExecutor(daemon("belvedere-waking")), ExecutorService::shutdown);
        resources.add(broker, Broker::close);
        this.earlierApplications = broker.applicationsBeside(blueprint.application());
        Sources sources = broker.sources(tables(blueprint));
        InternalTopics topics = new InternalTopics(blueprint, sources);
        topics.create(broker);
        this.feeds = new LocalChangeFeeds(blueprint.readStores(), settings.changesBytes(), waking);
        this.replicas = new LocalReplicas(blueprint.application(), blueprint.readStores(), sources.size(), feeds);
        ExecutorService asking = resources.add(
                Executors.newSingleThreadExecutor(daemon("belvedere-asking")), ExecutorService::shutdownNow);
        this.ends = new TopicEndsUpdater(broker, sources, asking);
        this.hydration = new HydrationTracker(ends.ends(), replicas);
        this.streams = resources.addWithTimeout(
                new FlowBuilder(
                                blueprint.plan(),
                                flowSettings(settings, blueprint, broker),
                                sources,
                                registry,
                                replicas)
                        .build()
                        .create(StreamsSettings.of(settings, blueprint.application())),
                (open, timeout) -> close(open, settings, timeout));
        Channels channels = new Channels(blueprint.plan(), sources, settings.shards());
        this.replicaMap =
                new ReplicaMapTracker(blueprint.inputsOfReadStores(channels), streams::metadataForAllStreamsClients);
        this.requester = resources.add(
                new MarkRequester(
                        settings.kafka(),
                        sources,
                        StoreOrdinals.of(blueprint.plan()),
                        topics.markRequestTopics(),
                        daemon("belvedere-mark-requests")),
                MarkRequester::close);
        this.freshness = new ShardFreshness(
                channels.indirectSources(),
                CompletableFuture.delayedExecutor(REQUEST_AFTER_MS, TimeUnit.MILLISECONDS, asking),
                replicas,
                ends.ends(),
                new SourceTokens(sources, settings.application(), blueprint.application()),
                requester,
                ends::lookNow);
        this.clock = resources.add(
                Executors.newSingleThreadScheduledExecutor(daemon("belvedere-clock")), ExecutorService::shutdownNow);
    }

    private static List<Table> tables(Blueprint blueprint) {
        return blueprint.plan().ingests().stream().map(IngestPlan::table).toList();
    }

    private static FlowSettings flowSettings(EngineSettings settings, Blueprint blueprint, Broker broker) {
        return new FlowSettings(
                blueprint.application(),
                settings.shards(),
                settings.commitInterval(),
                settings.markInterval(),
                broker.topicIds(tables(blueprint)));
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Plans the views and starts to maintain them. Returns once all tables are found and the threads are started; the views hydrate from then on. If any
     * step fails, everything that was opened before is closed.
     *
     * @throws BelvedereException if a statement, a table, the registry or the broker does not allow it; the message says which, and why
     */
    public static Engine start(EngineSettings settings, List<Statement> statements, Registry registry) {
        return start(settings, Blueprint.draw(settings, statements, registry), registry, KafkaBroker::new);
    }

    static Engine start(
            EngineSettings settings, Blueprint blueprint, Registry registry, Function<EngineSettings, Broker> brokers) {
        OpenResources resources = new OpenResources();
        try {
            Engine engine = new Engine(settings, blueprint, registry, brokers.apply(settings), resources);
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
        streams.start();
        requester.warmUp();
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

    /**
     * Returns the applications that this deployment has run with other plans. This one does not use their state; their topics and state directories can be
     * deleted once no instance runs them any more.
     */
    public List<String> earlierApplications() {
        return earlierApplications;
    }

    /** Returns how far a view and its indexes have got on this instance. */
    public ViewStatus status(View view) {
        return hydration.status(stores(view), isRunning(), System.currentTimeMillis());
    }

    /** Returns true if a view and its indexes contain everything that the table topics contained when the engine started. */
    public boolean hydrated(View view) {
        return hydration.isHydrated(stores(view), isRunning());
    }

    private boolean isRunning() {
        return state() == KafkaStreams.State.RUNNING;
    }

    private static List<String> stores(View view) {
        return Stream.concat(Stream.of(view.store()), view.indexes().stream().map(ViewIndex::store))
                .toList();
    }

    /** Returns true if this instance's replica of a shard contains everything that the table topics contained when the engine started. */
    public boolean hydrated(ShardId shard) {
        return replicas.replica(shard).map(hydration::isHydrated).orElse(false);
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

    /** Returns how fresh the replicas on this instance are. */
    public Freshness freshness() {
        return freshness;
    }

    /** Returns the change feeds of the shards that are active on this instance. */
    public ChangeFeeds changes() {
        return feeds;
    }

    /** Returns true until the stream has failed or was closed. */
    public boolean alive() {
        return !failure.hasHappened() && !streams.state().hasStartedOrFinishedShuttingDown();
    }

    /** Returns a future that completes exceptionally, with a {@link BelvedereException}, when the stream fails, and never completes otherwise. */
    public CompletableFuture<Void> failure() {
        return failure.future();
    }

    /** Returns the committed records of a shard of a view's or an index's store; empty if this instance does not hold it, or not yet. */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(String store, int shard) {
        return replicas.replica(new ShardId(store, shard)).flatMap(LocalReplica::records);
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
