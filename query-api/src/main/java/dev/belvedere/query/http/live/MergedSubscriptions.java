package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.peer.PeerEvents;
import dev.belvedere.query.peer.PeerSubscription;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.Attempts;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.route.Remedy;
import dev.belvedere.query.route.Replicas;
import dev.belvedere.query.route.RetryBudget;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Subscribes to the instances that have the active replicas of a subscription's shards, each for its part, and merges their events. Thread-safe. */
final class MergedSubscriptions {

    private final Function<SyncToken, CompletableFuture<Optional<Snapshot>>> newest;
    private final Replicas replicas;
    private final PeerClient peers;
    private final PeerSettings settings;
    private final Duration timeout;
    private final Executor executor;
    private final ReadProblems problems;

    /** @param newest finds the newest snapshot that this instance knows, if it contains what a token names, or comes to */
    MergedSubscriptions(
            Function<SyncToken, CompletableFuture<Optional<Snapshot>>> newest,
            Replicas replicas,
            PeerClient peers,
            PeerSettings settings,
            Duration timeout,
            Executor executor,
            ReadProblems problems) {
        this.newest = newest;
        this.replicas = replicas;
        this.peers = peers;
        this.settings = settings;
        this.timeout = timeout;
        this.executor = executor;
        this.problems = problems;
    }

    /** Completes once all instances send events. The future fails with a {@link ProblemException} if one of them refuses until the timeout. */
    CompletableFuture<OpenSubscription> open(SubscriptionRequest request) {
        Opening opening = new Opening(request);
        return request.reached()
                .map(reached -> opening.from(MergedStart.from(reached)))
                .orElseGet(() -> opening.rows(false));
    }

    /** The attempts to open one subscription. */
    private final class Opening {

        private final SubscriptionRequest request;
        private final Subscription subscription;
        private final RetryBudget budget = new RetryBudget(timeout);

        Opening(SubscriptionRequest request) {
            this.request = request;
            this.subscription = request.subscription();
        }

        /**
         * Begins with the rows of the newest snapshot that this instance knows.
         *
         * @param resync whether they are a full resync
         */
        CompletableFuture<OpenSubscription> rows(boolean resync) {
            // Not before the snapshot that the subscriber has.
            return newest.apply(request.reached().orElse(SyncToken.NONE))
                    .thenComposeAsync(
                            snapshot -> snapshot.map(found -> from(MergedStart.rows(found.epoch(), resync)))
                                    .orElseGet(() -> CompletableFuture.failedFuture(
                                            new ProblemException(problems.of(Refusal.RESTORING, subscription.view())))),
                            executor);
        }

        CompletableFuture<OpenSubscription> from(MergedStart start) {
            Map<String, List<Integer>> shards = new LinkedHashMap<>();
            List<ShardId> missing = new ArrayList<>();
            for (ShardId shard : subscription.all()) {
                replicas.activeInstance(shard)
                        .ifPresentOrElse(
                                instance -> shards.computeIfAbsent(instance, first -> new ArrayList<>())
                                        .add(shard.number()),
                                () -> missing.add(shard));
            }
            return missing.isEmpty() ? subscribe(shards, start) : again(new Attempts(missing), start);
        }

        /** @param shards the numbers of the shards by the instance that has their active replicas */
        private CompletableFuture<OpenSubscription> subscribe(Map<String, List<Integer>> shards, MergedStart start) {
            Map<String, String> headers = new HashMap<>();
            start.reached().ifPresent(token -> headers.put(ReadHeaders.LAST_EVENT_ID, token.text()));
            start.epoch().ifPresent(epoch -> headers.put(ReadHeaders.EPOCH, Long.toString(epoch)));
            List<CompletableFuture<PeerSubscription>> asked = new ArrayList<>();
            shards.forEach((instance, numbers) -> asked.add(peers.subscribe(
                    instance, request.forward(), subscription.in(numbers), headers, settings.timeout())));
            return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .thenComposeAsync(
                            all -> merge(
                                    asked.stream().map(CompletableFuture::join).toList(), start),
                            executor);
        }

        private CompletableFuture<OpenSubscription> merge(List<PeerSubscription> replies, MergedStart start) {
            List<PeerEvents> events = new ArrayList<>();
            List<PeerSubscription.Failed> failed = new ArrayList<>();
            boolean anew = false;
            for (PeerSubscription reply : replies) {
                if (reply instanceof PeerSubscription.Open open) {
                    events.add(open.events());
                    anew |= open.resync();
                } else if (reply instanceof PeerSubscription.Failed refused) {
                    failed.add(refused);
                }
            }
            if (!failed.isEmpty() || anew) {
                events.forEach(PeerEvents::close);
            }
            if (!failed.isEmpty()) {
                return failed(failed, start);
            }
            // One part's resync is a resync of all: a subscriber cannot tell which of its rows belong to which part.
            return anew
                    ? rows(true)
                    : CompletableFuture.completedFuture(new OpenSubscription(
                            new MergedEvents(subscription.view(), events, start, problems), start.resync()));
        }

        private CompletableFuture<OpenSubscription> failed(List<PeerSubscription.Failed> failed, MergedStart start) {
            Optional<Problem> lasting = failed.stream()
                    .filter(each -> each.attempt().remedy() != Remedy.ASK_ANOTHER_REPLICA)
                    .flatMap(each -> each.problem().stream())
                    .findFirst()
                    .map(ReadProblems::of);
            if (lasting.isPresent()) {
                return CompletableFuture.failedFuture(new ProblemException(lasting.get()));
            }
            Attempts attempts = new Attempts(
                    failed.stream().flatMap(each -> each.part().all().stream()).toList());
            failed.forEach(each -> attempts.add(each.attempt()));
            return again(attempts, start);
        }

        /** Tries again with the assignment read anew, while there is time. */
        private CompletableFuture<OpenSubscription> again(Attempts attempts, MergedStart start) {
            return budget.allowsAnotherRound()
                    ? replicas.refreshed()
                            .thenCompose(known -> start.reached().isPresent() ? from(start) : rows(start.resync()))
                    : CompletableFuture.failedFuture(
                            new ProblemException(problems.of(attempts.failure(), subscription.view())));
        }
    }
}
