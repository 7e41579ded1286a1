package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.SubscriptionReader;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.route.Replicas;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Opens subscriptions: on this instance if it has the active replicas of all their shards, and otherwise on the instances that do, whose events are
 * merged. Thread-safe.
 */
public final class SubscriptionRouter {

    private final LocalViews views;
    private final ReadProblems problems;
    private final MergedSubscriptions merged;
    private final Replicas replicas;

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
        this.problems = new ReadProblems(views);
        this.merged = new MergedSubscriptions(replicas, peers, settings, timeout, executor, problems);
    }

    /** Completes once events can be read. The future fails with a {@link ProblemException} if the subscription is refused. */
    public CompletableFuture<OpenSubscription> open(SubscriptionRequest request) {
        if (!request.forwarded() && replicas.needOthers(request.subscription().all())) {
            return merged.open(request);
        }
        ReadResult<SubscriptionReader> reader = views.subscribe(request.subscription(), request.reached());
        return reader.fold(
                rows -> CompletableFuture.completedFuture(local(request, rows)),
                () -> CompletableFuture.failedFuture(new IllegalStateException("a subscription is never absent")),
                refusal -> CompletableFuture.failedFuture(new ProblemException(
                        problems.of(refusal, request.subscription().view()))));
    }

    private OpenSubscription local(SubscriptionRequest request, SubscriptionReader rows) {
        EventWriter writer = new EventWriter(request.subscription(), request.rows());
        // Asked before the first event is read, which announces the resync.
        boolean resync = rows.isReset();
        return new OpenSubscription(new LocalEvents(request.subscription().view(), rows, writer, problems), resync);
    }
}
