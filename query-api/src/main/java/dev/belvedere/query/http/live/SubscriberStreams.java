package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ServerSettings;
import java.time.Instant;
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

/** The responses to all subscribers: a bounded number, written by as many threads as reads have. Thread-safe. */
public final class SubscriberStreams implements AutoCloseable {

    private static final int TICKS_PER_TIMEOUT = 4;
    private static final long END_SECONDS = 1;

    private final int most;
    private final long heartbeatNanos;
    private final long longestWriteNanos;
    private final AtomicInteger places;
    private final Set<SubscriberStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;
    private final ScheduledExecutorService clock;

    public SubscriberStreams(ServerSettings settings) {
        ConnectionLimits connections = settings.connections();
        this.most = settings.subscriptions().subscribers();
        this.places = new AtomicInteger(most);
        // A connection without traffic is closed after the idle timeout, whatever it is used for.
        this.heartbeatNanos = Math.min(
                settings.subscriptions().heartbeat().toNanos(),
                connections.idleTimeout().toNanos() / 2);
        this.longestWriteNanos = connections.answerTimeout().toNanos();
        this.executor = Executors.newFixedThreadPool(settings.reads().atOnce(), daemon("belvedere-live"));
        this.clock = Executors.newSingleThreadScheduledExecutor(daemon("belvedere-live-clock"));
        long pause = Math.min(heartbeatNanos, longestWriteNanos) / TICKS_PER_TIMEOUT;
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
        Instant now = Instant.now();
        streams.forEach(stream -> stream.tick(now, heartbeatNanos, longestWriteNanos));
    }

    /** The number of subscribers. */
    public int open() {
        return streams.size();
    }

    /**
     * Takes a place for one more subscriber, which {@link #leave} gives back.
     *
     * @throws ProblemException if all places are taken
     */
    public void enter() {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            throw new ProblemException(ReadProblems.overloaded(
                    "This instance has " + most + " subscribers, and takes no more. Retry, or ask another instance."));
        }
    }

    /** Gives a place back. */
    public void leave() {
        places.incrementAndGet();
    }

    /**
     * Sends the events for as long as both sides want. Completes when the response has ended.
     *
     * @param expires when the subscriber has to come back with a new token
     */
    public CompletableFuture<Void> send(OpenSubscription subscription, StreamingResponse response, Instant expires) {
        SubscriberStream stream = new SubscriberStream(subscription.events(), response, expires, executor);
        streams.add(stream);
        CompletableFuture<Void> unused = stream.ended().thenRun(() -> streams.remove(stream));
        stream.signal();
        return response.begin();
    }

    /** Sends all subscribers the reason why their streams end, and waits a second at most until it is sent. */
    @Override
    public void close() {
        clock.shutdownNow();
        Problem closed = ReadProblems.closed();
        streams.forEach(stream -> stream.close(closed));
        CompletableFuture.allOf(streams.stream().map(SubscriberStream::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
                .join();
        executor.shutdown();
    }
}
