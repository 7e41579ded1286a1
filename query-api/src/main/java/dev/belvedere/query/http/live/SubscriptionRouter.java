package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.query.read.SubscriptionStart;
import dev.belvedere.query.read.SubscriptionStart.Kind;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.route.ReadFailure.NotFreshEnough;
import dev.belvedere.query.route.Replicas;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Opens subscriptions: on this instance if it has the active replicas of all their shards, and otherwise on the instances that do, whose events are
 * merged. Thread-safe.
 */
public final class SubscriptionRouter {

    /** An instance that forwards a request gives up after the timeout; by then this one has answered. */
    private static final int WAITS_PER_TIMEOUT = 2;

    private final LocalViews views;
    private final ReadProblems problems;
    private final MergedSubscriptions merged;
    private final Replicas replicas;
    private final Duration wait;
    private final Executor executor;

    /**
     * @param timeout how long to look for instances that send the events
     * @param executor runs what follows the replies of other instances
     */
    public SubscriptionRouter(
            LocalViews views,
            Replicas replicas,
            PeerClient peers,
            PeerSettings settings,
            Duration timeout,
            Executor executor) {
        this.views = views;
        this.replicas = replicas;
        this.wait = settings.timeout().dividedBy(WAITS_PER_TIMEOUT);
        this.executor = executor;
        this.problems = new ReadProblems(views);
        this.merged = new MergedSubscriptions(
                token -> found(views.snapshots().atLeast(List.of(), token)),
                replicas,
                peers,
                settings,
                timeout,
                executor,
                problems);
    }

    /** Completes once events can be read. The future fails with a {@link ProblemException} if the subscription is refused. */
    public CompletableFuture<OpenSubscription> open(SubscriptionRequest request) {
        if (!request.forwarded() && replicas.needOthers(request.subscription().all())) {
            return merged.open(request);
        }
        Optional<Refusal> refusal = views.refusal(request.subscription().all());
        if (refusal.isPresent()) {
            return refused(request, refusal.get());
        }
        if (request.reached().isEmpty()) {
            return rows(request, Kind.ROWS);
        }
        // Not in particular shards: one that knows no changes since then is not waited for.
        return found(views.snapshots().exactly(List.of(), request.reached().get()))
                .handle((snapshot, gone) -> gone == null ? snapshot : Optional.<Snapshot>empty())
                .thenComposeAsync(
                        snapshot -> snapshot.flatMap(known -> subscribe(request, known, Kind.CHANGES))
                                .map(CompletableFuture::completedFuture)
                                .orElseGet(() -> rows(request, Kind.RESYNC)),
                        executor);
    }

    private CompletableFuture<Optional<Snapshot>> found(CompletableFuture<Optional<Snapshot>> search) {
        // The search ends when the time is up, rather than only its result.
        return search.completeOnTimeout(Optional.empty(), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Begins with the rows: of the snapshot that another instance asks for, or of the newest one, which is not before the one that the subscriber has. */
    private CompletableFuture<OpenSubscription> rows(SubscriptionRequest request, Kind kind) {
        List<ShardId> shards = request.subscription().all();
        SyncToken least = request.reached().orElse(SyncToken.NONE);
        CompletableFuture<Optional<Snapshot>> search = request.epoch().isPresent()
                ? views.snapshots().at(shards, request.epoch().getAsLong())
                : views.snapshots().atLeast(shards, least);
        return found(search)
                .handle((snapshot, gone) -> gone == null ? snapshot : Optional.<Snapshot>empty())
                .thenComposeAsync(
                        snapshot -> snapshot.flatMap(known -> subscribe(request, known, kind))
                                .map(CompletableFuture::completedFuture)
                                .orElseGet(() -> refused(request, snapshot.isPresent() || least.isEmpty())),
                        executor);
    }

    /** @param hasSnapshot whether the shards are what is missing */
    private CompletableFuture<OpenSubscription> refused(SubscriptionRequest request, boolean hasSnapshot) {
        Optional<Snapshot> newest =
                views.snapshots().latest(request.subscription().all());
        if (hasSnapshot || newest.isEmpty()) {
            return refused(request, Refusal.MOVED);
        }
        SyncToken wanted = request.reached().orElse(SyncToken.NONE);
        return CompletableFuture.failedFuture(new ProblemException(problems.of(
                new NotFreshEnough(
                        views.snapshots().reached(newest.get(), wanted),
                        wanted,
                        views.snapshots().lagMs(newest.get())),
                request.subscription().view())));
    }

    private CompletableFuture<OpenSubscription> refused(SubscriptionRequest request, Refusal reason) {
        return CompletableFuture.failedFuture(
                new ProblemException(problems.of(reason, request.subscription().view())));
    }

    /** Empty if this instance does not know all changes since the snapshot. */
    private Optional<OpenSubscription> subscribe(SubscriptionRequest request, Snapshot from, Kind kind) {
        SubscriptionStart start = new SubscriptionStart(from, kind, request.everyEpoch());
        return views.subscribe(request.subscription(), start).map(rows -> {
            EventWriter writer = new EventWriter(request.subscription(), request.rows(), request.forwarded());
            return new OpenSubscription(
                    new LocalEvents(request.subscription().view(), rows, writer, problems), kind == Kind.RESYNC);
        });
    }
}
