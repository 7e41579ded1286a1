package dev.belvedere.topology.engine;

import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.freshness.HydrationTracker;
import dev.belvedere.topology.engine.freshness.MarkRequester;
import dev.belvedere.topology.engine.freshness.ShardFreshness;
import dev.belvedere.topology.engine.freshness.SourceTokens;
import dev.belvedere.topology.engine.freshness.TopicEnds;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.LocalChangeFeeds;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMapTracker;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.view.PlannedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.streams.Channels;
import dev.belvedere.topology.streams.Flow;
import dev.belvedere.topology.streams.FlowBuilder;
import dev.belvedere.topology.streams.FlowSettings;
import dev.belvedere.topology.streams.StreamsNames;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the engine. Thread-safe. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long ENDS_INTERVAL_MS = 500;
    private static final long ASK_AFTER_MS = 100;

    private final List<View> views;
    private final Broker broker;
    private final List<String> earlierApplications;
    private final Sources sources;
    private final Map<String, Integer> stores;
    private final LocalReplicas board;
    private final TopicEnds ends;
    private final HydrationTracker progress;
    private final MarkRequester requester;
    private final Freshness freshness;
    private final LocalChangeFeeds changes;
    private final ReplicaMapTracker copies;
    private final boolean staysMember;
    private final KafkaStreams streams;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ScheduledExecutorService clock;
    private final ExecutorService asking;
    private final ExecutorService waking;

    private Engine(EngineSettings settings, Blueprint blueprint, Registry registry, Broker broker) {
        List<Table> tables =
                blueprint.plan().ingests().stream().map(IngestPlan::table).toList();
        this.views = blueprint.views();
        this.broker = broker;
        this.earlierApplications = broker.applicationsBeside(blueprint.application());
        this.sources = broker.sources(tables);
        InternalTopics topics = new InternalTopics(blueprint, sources);
        broker.createTopics(topics.truncates(), InternalTopics.FOR_EVER);
        broker.createTopics(topics.markRequests(), InternalTopics.FOR_AN_HOUR);
        this.stores = blueprint.plan().assemblies().stream()
                .collect(Collectors.toUnmodifiableMap(StreamsNames::store, AssemblyPlan::ordinal));
        this.waking = Executors.newSingleThreadExecutor(daemon("belvedere-waking"));
        this.changes = new LocalChangeFeeds(blueprint.readStores(), settings.changesBytes(), waking);
        this.board = new LocalReplicas(
                blueprint.application(), stores, blueprint.readStores().keySet(), sources.size(), changes);
        this.ends = new TopicEnds(look());
        this.progress = new HydrationTracker(ends, board);
        Flow flow = new FlowBuilder(
                        blueprint.plan(),
                        new FlowSettings(
                                blueprint.application(),
                                settings.shards(),
                                settings.commitInterval(),
                                settings.markInterval()),
                        sources,
                        registry,
                        board)
                .build();
        this.streams = new KafkaStreams(
                flow.topology(), StreamsSettings.of(settings, blueprint.application()), flow.clients());
        Channels channels = new Channels(blueprint.plan(), sources, settings.shards());
        this.copies = new ReplicaMapTracker(
                blueprint.plan().assemblies().stream()
                        .filter(assembly -> blueprint.readStores().containsKey(assembly.ordinal()))
                        .collect(Collectors.toMap(
                                StreamsNames::store, assembly -> channels.topicsInto(assembly, blueprint.application()))),
                streams::metadataForAllStreamsClients);
        this.staysMember = settings.instances().name().isPresent();
        this.clock = Executors.newSingleThreadScheduledExecutor(daemon("belvedere-clock"));
        this.asking = Executors.newSingleThreadExecutor(daemon("belvedere-asking"));
        this.requester = new MarkRequester(
                settings, sources, List.copyOf(topics.markRequests().keySet()), asking);
        this.freshness = new ShardFreshness(
                stores,
                channels.indirect(),
                CompletableFuture.delayedExecutor(ASK_AFTER_MS, TimeUnit.MILLISECONDS, asking),
                board,
                ends,
                new SourceTokens(sources, settings.application(), blueprint.application()),
                requester,
                () -> CompletableFuture.supplyAsync(this::lookAgain, asking));
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Plans the views and starts to keep them. Returns when everything is found and the threads are started; the views hydrate from then on.
     *
     * @throws BelvedereException where a statement, a table, the registry or the broker does not allow it; says which, and why
     */
    public static Engine start(EngineSettings settings, List<Statement> statements, Registry registry) {
        Broker broker = new Broker(settings);
        try {
            Engine engine = new Engine(settings, Blueprint.draw(settings, statements, registry), registry, broker);
            engine.run();
            return engine;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private void run() {
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStandbyUpdateListener(board);
        streams.setGlobalStateRestoreListener(board);
        streams.setStateListener((now, before) -> lookAtCopies());
        streams.start();
        requester.warmUp();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                this::lookAtEnds, ENDS_INTERVAL_MS, ENDS_INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    private StreamThreadExceptionResponse failed(Throwable thrown) {
        Throwable reason = thrown;
        while (!(reason instanceof BelvedereException) && reason.getCause() != null) {
            reason = reason.getCause();
        }
        LOG.atError().setCause(thrown).log("the stream cannot go on");
        failure.completeExceptionally(
                reason instanceof BelvedereException
                        ? reason
                        : new EngineException("stream-failed", "the stream cannot go on: " + reason, thrown));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Has another look at which instances hold what, at once and elsewhere: one of them was found not to. */
    public void lookAtCopies() {
        try {
            clock.execute(this::lookAtAssignment);
        } catch (RejectedExecutionException stopping) {
            LOG.atDebug().log("nobody asks any more who holds what");
        }
    }

    private void lookAtAssignment() {
        if (streams.state().isRunningOrRebalancing()) {
            copies.look();
        }
    }

    private void lookAtEnds() {
        lookAtAssignment();
        try {
            ends.add(look());
        } catch (BelvedereException e) {
            // Lag is then measured against the last ends that were seen; the stream itself notices a broker that is
            // gone.
            LOG.atWarn().addKeyValue("code", e.code()).log("cannot see where the table topics end: {}", e.getMessage());
        }
    }

    // Of several readers that need a look at once, each but the first finds it done.
    private TopicEnds.Look lookAgain() {
        ends.add(look());
        return ends.newest();
    }

    private TopicEnds.Look look() {
        long now = System.currentTimeMillis();
        return new TopicEnds.Look(now, broker.ends(sources));
    }

    /** The views, in the order of their statements. */
    public List<View> views() {
        return views;
    }

    /**
     * The applications that this deployment ran with other plans: their state is not used by this one, and their topics and state directories can be
     * deleted once no instance runs them any more.
     */
    public List<String> earlierApplications() {
        return earlierApplications;
    }

    /** How far a view has got on this instance, its indexes with it. */
    public ViewStatus status(View view) {
        boolean running = state() == KafkaStreams.State.RUNNING;
        long nowMs = System.currentTimeMillis();
        return ((PlannedView) view)
                .assemblies().stream()
                        .map(assembly -> progress.status(assembly, running, nowMs))
                        .reduce(ViewStatus::slower)
                        .orElseThrow();
    }

    /** Whether everything is in a view and its indexes that was in the table topics when the engine started. */
    public boolean hydrated(View view) {
        boolean running = state() == KafkaStreams.State.RUNNING;
        return ((PlannedView) view).assemblies().stream().allMatch(assembly -> progress.isHydrated(assembly, running));
    }

    /** Whether the copy of a shard that is held here, if one is, has everything in that was in the table topics when the engine started. */
    public boolean hydrated(ShardId shard) {
        return board.shard(assembly(shard.store()), shard.number())
                .map(progress::isHydrated)
                .orElse(false);
    }

    /** The role of the copy of a shard that this instance holds; empty where it holds none. */
    public Optional<Role> role(ShardId shard) {
        return board.shard(assembly(shard.store()), shard.number()).map(LocalReplica::role);
    }

    /** How much of what a copy here is to be restored from has been read, percent; empty where no copy of the shard is being restored here. */
    public OptionalDouble restored(ShardId shard) {
        return board.restored(shard);
    }

    /** Which instances are to hold copies of which shards. */
    public ReplicaMap copies() {
        return copies.copies();
    }

    /** How fresh the views' shards are. */
    public Freshness freshness() {
        return freshness;
    }

    /** What changes in the views' shards. */
    public ChangeFeeds changes() {
        return changes;
    }

    /** Whether the stream runs: false once it has failed or was closed. */
    public boolean alive() {
        return !failure.isCompletedExceptionally() && !streams.state().hasStartedOrFinishedShuttingDown();
    }

    /** Completes exceptionally, with a {@link BelvedereException}, when the stream cannot go on; never completes otherwise. */
    public CompletableFuture<Void> failure() {
        return failure.copy();
    }

    /** The records of a shard of a view's or an index's store; empty where this instance does not hold it, or not yet. */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(String store, int shard) {
        return board.shard(assembly(store), shard).flatMap(LocalReplica::records);
    }

    private int assembly(String store) {
        return Objects.requireNonNull(stores.get(store), store);
    }

    /** The Streams application, to be measured. */
    public KafkaStreams streams() {
        return streams;
    }

    /** What the stream is doing. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Stops, and waits for it so long at most. State stays where it is, so that the next start goes on from it. */
    public void close(Duration timeout) {
        clock.shutdownNow();
        asking.shutdownNow();
        requester.close();
        // One with a name is expected back: its shards wait for it, and are read from their other copies meanwhile.
        streams.close(CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(
                        staysMember ? GroupMembershipOperation.REMAIN_IN_GROUP : GroupMembershipOperation.LEAVE_GROUP));
        broker.close();
        // Last: the shards that go still tell those who follow them.
        waking.shutdown();
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
