package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.request.ForwardedShards;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.peer.PeerSubscription;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.read.SubscriptionReader;
import dev.belvedere.query.route.ReplicaDemand;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** All clients that follow rows: no more than are allowed, served by as many threads as reads are. Thread-safe. */
public final class SubscriberStreams implements AutoCloseable {

    /** The header with which a client goes on where it was. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final int LOOKS_PER_TIMEOUT = 4;
    private static final long END_SECONDS = 1;

    private final LocalViews views;
    private final SubscriptionRouter merged;
    private final ReadProblems refusals;
    private final int most;
    private final long heartbeatNanos;
    private final long longestWriteNanos;
    private final AtomicInteger places;
    private final Set<SubscriberStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;
    private final ScheduledExecutorService clock;

    /** @param merged those of shards that other instances hold */
    public SubscriberStreams(LocalViews views, ServerSettings settings, SubscriptionRouter merged) {
        ConnectionLimits connections = settings.connections();
        this.views = views;
        this.merged = merged;
        this.refusals = new ReadProblems(views);
        this.most = settings.changes().subscribers();
        this.places = new AtomicInteger(most);
        // A connection that stands still for too long is closed whatever it is used for.
        this.heartbeatNanos = Math.min(
                settings.changes().heartbeat().toNanos(),
                connections.idleTimeout().toNanos() / 2);
        this.longestWriteNanos = connections.answerTimeout().toNanos();
        this.executor = Executors.newFixedThreadPool(settings.reads().atOnce(), daemon("belvedere-live"));
        this.clock = Executors.newSingleThreadScheduledExecutor(daemon("belvedere-live-clock"));
        long pause = Math.min(heartbeatNanos, longestWriteNanos) / LOOKS_PER_TIMEOUT;
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void tick() {
        streams.forEach(stream -> stream.tick(heartbeatNanos, longestWriteNanos));
    }

    /** How many clients follow rows. */
    public int open() {
        return streams.size();
    }

    /** Answers with the rows and then with their changes, from where the client has got. */
    public void answer(Context request, ServedView view, Subscription all) {
        if (!views.keepsChanges()) {
            throw new ProblemException(Problem.notFound(
                    "changes-off",
                    "Changes off",
                    "This instance is configured to keep no changes: changes-memory is 0."));
        }
        Subscription watch = ForwardedShards.of(request, all);
        Optional<SubscriptionPosition> reached = Optional.ofNullable(request.header(LAST_EVENT_ID))
                .filter(id -> !id.isEmpty())
                .map(id -> EventId.parse(watch, id));
        // What cannot begin fails the future too, so that a place is given back however it ends.
        Supplier<CompletableFuture<EventSource>> events = () ->
                CompletableFuture.completedFuture(reached).thenCompose(from -> events(request, view, watch, from));
        if (request.method().equals(HandlerType.HEAD)) {
            request.future(() -> events.get().thenAccept(untold -> {
                describe(request);
                untold.close(() -> {});
            }));
            return;
        }
        takePlace();
        StreamingResponse answer = StreamingResponse.to(request);
        request.future(() -> events.get()
                .thenCompose(told -> begin(request, told, answer))
                .whenComplete((ended, failure) -> places.incrementAndGet()));
    }

    private void takePlace() {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            throw new ProblemException(full());
        }
    }

    private CompletableFuture<EventSource> events(
            Context request, ServedView view, Subscription watch, Optional<SubscriptionPosition> reached) {
        if (merged.isNeeded(request, watch)) {
            return merged.begin(request, watch, reached);
        }
        SubscriptionReader rows = refusals.foundOrRefused(watch.view(), views.follow(watch, reached));
        if (rows.isReset() && ReplicaDemand.of(request).isPresent()) {
            request.header(PeerSubscription.RESET_HEADER, "true");
        }
        return CompletableFuture.completedFuture(
                new LocalEvents(watch.view(), rows, new EventWriter(view, watch), refusals));
    }

    private static void describe(Context request) {
        request.contentType(EventWriter.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private CompletableFuture<Void> begin(Context request, EventSource events, StreamingResponse answer) {
        describe(request);
        SubscriberStream[] stream = new SubscriberStream[1];
        stream[0] = new SubscriberStream(events, answer, executor, () -> streams.remove(stream[0]));
        streams.add(stream[0]);
        stream[0].signal();
        return answer.begin();
    }

    private Problem full() {
        return Problem.unavailable(
                "overloaded",
                "Overloaded",
                "This instance has " + most
                        + " clients that follow changes, and takes no more. Retry, or ask another instance.");
    }

    /** Tells all clients that it ends, and gives them a moment to hear it. */
    @Override
    public void close() {
        clock.shutdownNow();
        streams.forEach(stream -> stream.close(ReadProblems.closed()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (!streams.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        executor.shutdown();
    }
}
