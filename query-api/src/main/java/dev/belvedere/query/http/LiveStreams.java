package dev.belvedere.query.http;

import dev.belvedere.query.read.LiveRows;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Watch;
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
final class LiveStreams implements AutoCloseable {

    /** The header with which a client goes on where it was. */
    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final int LOOKS_PER_TIMEOUT = 4;
    private static final long END_SECONDS = 1;

    private final LocalViews views;
    private final MergedStreams merged;
    private final Refusals refusals;
    private final int most;
    private final long heartbeatNanos;
    private final long longestWriteNanos;
    private final AtomicInteger places;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;
    private final ScheduledExecutorService clock;

    /** @param merged those of shards that other instances hold */
    LiveStreams(LocalViews views, ServerSettings settings, MergedStreams merged) {
        ConnectionLimits connections = settings.connections();
        this.views = views;
        this.merged = merged;
        this.refusals = new Refusals(views);
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
    int open() {
        return streams.size();
    }

    /** Answers with the rows and then with their changes, from where the client has got. */
    void answer(Context request, ServedView view, Watch all) {
        if (!views.keepsChanges()) {
            throw new ProblemException(Problem.notFound(
                    "changes-off",
                    "Changes off",
                    "This instance is configured to keep no changes: changes-memory is 0."));
        }
        Watch watch = ForwardedPart.of(request, all);
        Optional<Progress> reached = Optional.ofNullable(request.header(LAST_EVENT_ID))
                .filter(id -> !id.isEmpty())
                .map(id -> EventId.parse(watch, id));
        // What cannot begin fails the future too, so that a place is given back however it ends.
        Supplier<CompletableFuture<LiveEvents>> events = () ->
                CompletableFuture.completedFuture(reached).thenCompose(from -> events(request, view, watch, from));
        if (request.method().equals(HandlerType.HEAD)) {
            request.future(() -> events.get().thenAccept(untold -> {
                describe(request);
                untold.close(() -> {});
            }));
            return;
        }
        takePlace();
        LiveAnswer answer = LiveAnswer.to(request);
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

    private CompletableFuture<LiveEvents> events(
            Context request, ServedView view, Watch watch, Optional<Progress> reached) {
        if (merged.isNeeded(request, watch)) {
            return merged.begin(request, watch, reached);
        }
        LiveRows rows = refusals.foundOrRefused(watch.view(), views.follow(watch, reached));
        if (rows.isReset() && Forwarded.of(request).isPresent()) {
            request.header(PeerAnswer.RESET_HEADER, "true");
        }
        return CompletableFuture.completedFuture(
                new HeldEvents(watch.view(), rows, new EventText(view, watch), refusals));
    }

    private static void describe(Context request) {
        request.contentType(EventText.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private CompletableFuture<Void> begin(Context request, LiveEvents events, LiveAnswer answer) {
        describe(request);
        LiveStream[] stream = new LiveStream[1];
        stream[0] = new LiveStream(events, answer, executor, () -> streams.remove(stream[0]));
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
        streams.forEach(stream -> stream.close(Refusals.closed()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (!streams.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        executor.shutdown();
    }
}
