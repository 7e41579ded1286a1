package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.flow.Flow;
import dev.belvedere.topology.flow.FlowBuilder;
import dev.belvedere.topology.flow.FlowSettings;
import dev.belvedere.topology.flow.Names;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the engine. Thread-safe. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long ENDS_INTERVAL_MS = 500;

    private final List<View> views;
    private final Broker broker;
    private final List<String> earlierApplications;
    private final Sources sources;
    private final Progress progress;
    private final KafkaStreams streams;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ScheduledExecutorService clock;

    private Engine(EngineSettings settings, Blueprint blueprint, Registry registry, Broker broker) {
        List<Table> tables =
                blueprint.plan().ingests().stream().map(IngestPlan::table).toList();
        this.views = blueprint.views();
        this.broker = broker;
        this.earlierApplications = broker.applicationsBeside(blueprint.application());
        this.sources = broker.sources(tables);
        broker.createTopics(truncates(blueprint));
        this.progress = new Progress(broker.ends(sources), System.currentTimeMillis());
        Flow flow = new FlowBuilder(
                        blueprint.plan(),
                        new FlowSettings(blueprint.application(), settings.shards(), settings.markInterval()),
                        sources,
                        registry,
                        progress)
                .build();
        this.streams = new KafkaStreams(
                flow.topology(), StreamsSettings.of(settings, blueprint.application()), flow.clients());
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "belvedere-clock");
            thread.setDaemon(true);
            return thread;
        });
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

    /** The topics in which the partitions of a table hear of TRUNCATE, and their numbers of partitions. */
    private Map<String, Integer> truncates(Blueprint blueprint) {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (IngestPlan ingest : blueprint.plan().ingests()) {
            int partitions = sources.partitions(ingest.ordinal());
            if (partitions > 1) {
                topics.put(Names.truncatesTopic(blueprint.application(), ingest), partitions);
            }
        }
        return topics;
    }

    private void run() {
        streams.setUncaughtExceptionHandler(this::failed);
        streams.start();
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

    private void lookAtEnds() {
        try {
            progress.ends(System.currentTimeMillis(), broker.ends(sources));
        } catch (BelvedereException e) {
            // Lag is then measured against the last ends that were seen; the stream itself notices a broker that is
            // gone.
            LOG.atWarn().addKeyValue("code", e.code()).log("cannot see where the table topics end: {}", e.getMessage());
        }
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
        boolean running = streams.state() == KafkaStreams.State.RUNNING;
        long nowMs = System.currentTimeMillis();
        return ((PlannedView) view)
                .assemblies().stream()
                        .map(assembly -> progress.status(assembly, running, nowMs))
                        .reduce(ViewStatus::slower)
                        .orElseThrow();
    }

    /** Whether the stream runs: false once it has failed or was closed. */
    public boolean alive() {
        return !failure.isCompletedExceptionally() && !streams.state().hasStartedOrFinishedShuttingDown();
    }

    /** Completes exceptionally, with a {@link BelvedereException}, when the stream cannot go on; never completes otherwise. */
    public CompletableFuture<Void> failure() {
        return failure.copy();
    }

    /** The Streams application, to be queried. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Stops, and waits for it so long at most. State stays where it is, so that the next start goes on from it. */
    public void close(Duration timeout) {
        clock.shutdownNow();
        streams.close(timeout);
        broker.close();
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
