package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.peer.PeerEvents;
import dev.belvedere.query.peer.PeerSettings;
import dev.belvedere.query.peer.PeerSubscription;
import dev.belvedere.query.peer.ProblemDocument;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.route.Attempts;
import dev.belvedere.query.route.ForwardableRequest;
import dev.belvedere.query.route.ReadRouter;
import dev.belvedere.query.route.ReplicaDemand;
import dev.belvedere.query.route.RetryBudget;
import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Has those who follow rows hear the instances that keep their shards active, where this one does not keep them all: each of those tells its part, and this
 * one passes on what they tell. Thread-safe.
 */
public final class SubscriptionRouter {

    private final LocalViews views;
    private final PeerClient peers;
    private final PeerSettings settings;
    private final Duration patience;
    private final Executor executor;
    private final RetryBudget rounds;

    /**
     * @param patience how long to look for instances that tell the changes
     * @param executor begins to answer once the other instances have
     */
    public SubscriptionRouter(
            LocalViews views, PeerClient peers, PeerSettings settings, Duration patience, Executor executor) {
        this.views = views;
        this.peers = peers;
        this.settings = settings;
        this.patience = patience;
        this.executor = executor;
        this.rounds = new RetryBudget(views, executor);
    }

    /** Whether others have to be asked for these rows. */
    boolean isNeeded(Context request, Subscription watch) {
        return ReplicaDemand.of(request).isEmpty()
                && views.copies().instances().size() > 1
                && !watch.all().stream().allMatch(views::isActive);
    }

    /**
     * Completes with what they tell, once all have begun. Fails with a {@link ProblemException} where one of them does not.
     *
     * @param reached where the client has got
     */
    CompletableFuture<EventSource> begin(Context request, Subscription watch, Optional<SubscriptionPosition> reached) {
        Opening opening = new Opening(ForwardableRequest.of(request), watch);
        return reached.map(from -> opening.from(from, false)).orElseGet(() -> opening.fromNothing(false));
    }

    /** The rows by the instance that keeps them active. Ends with a {@link ProblemException} where nobody is known to do so. */
    private Map<String, Subscription> parts(Subscription watch) {
        Map<String, List<Integer>> shards = new LinkedHashMap<>();
        List<ShardId> missing = new ArrayList<>();
        for (ShardId shard : watch.all()) {
            active(shard)
                    .ifPresentOrElse(
                            instance -> shards.computeIfAbsent(instance, first -> new ArrayList<>())
                                    .add(shard.number()),
                            () -> missing.add(shard));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Attempts(missing).problem());
        }
        Map<String, Subscription> parts = new LinkedHashMap<>();
        shards.forEach((instance, numbers) -> parts.put(instance, watch.in(numbers)));
        return parts;
    }

    private Optional<String> active(ShardId shard) {
        return views.isActive(shard)
                ? settings.self()
                : views.copies().of(shard).stream()
                        .filter(copy -> copy.role() == Role.ACTIVE)
                        .map(Replica::instance)
                        .filter(instance -> !settings.self().equals(Optional.of(instance)))
                        .findFirst();
    }

    /** One client's way to its first event. */
    private final class Opening {

        private final ForwardableRequest forward;
        private final Subscription watch;
        private final long startedAt = System.nanoTime();

        Opening(ForwardableRequest forward, Subscription watch) {
            this.forward = forward;
            this.watch = watch;
        }

        CompletableFuture<EventSource> fromNothing(boolean reset) {
            return from(SubscriptionPosition.none(watch.shards().size()), reset);
        }

        /** @param reset whether the client is told all rows anew that it had once */
        CompletableFuture<EventSource> from(SubscriptionPosition progress, boolean reset) {
            return CompletableFuture.completedFuture(watch)
                    .thenCompose(all -> askAll(parts(all), progress))
                    .thenComposeAsync(answers -> events(answers, progress, reset), executor)
                    .exceptionallyCompose(failure -> isWorthAnotherRound(failure)
                            ? rounds.next().thenCompose(known -> from(progress, reset))
                            : CompletableFuture.failedFuture(failure));
        }

        private boolean isWorthAnotherRound(Throwable failure) {
            return ReadRouter.cause(failure) instanceof ProblemException refused
                    && refused.problem().code().equals(Attempts.NO_COPY)
                    && RetryBudget.isTimeForMore(patience.minusNanos(System.nanoTime() - startedAt));
        }

        private CompletableFuture<List<PeerSubscription>> askAll(
                Map<String, Subscription> parts, SubscriptionPosition progress) {
            List<CompletableFuture<PeerSubscription>> asked = new ArrayList<>();
            parts.forEach((instance, part) -> asked.add(ask(instance, part, progress.in(watch, part))));
            return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .thenApply(
                            all -> asked.stream().map(CompletableFuture::join).toList());
        }

        private CompletableFuture<PeerSubscription> ask(
                String instance, Subscription part, SubscriptionPosition reached) {
            return peers.follow(instance, forward.following(part, reached), settings.timeout())
                    .thenCompose(stream -> PeerSubscription.of(instance, part, reached, stream))
                    .exceptionally(failure -> PeerSubscription.none(instance, part));
        }

        private CompletableFuture<EventSource> events(
                List<PeerSubscription> answers, SubscriptionPosition progress, boolean reset) {
            List<PeerEvents> told =
                    answers.stream().flatMap(each -> each.events().stream()).toList();
            if (told.size() < answers.size()) {
                told.forEach(PeerEvents::close);
                return CompletableFuture.failedFuture(new ProblemException(refusal(answers)));
            }
            // One that has to begin anew has all others do so: a client cannot tell whose rows it has.
            if (answers.stream().anyMatch(PeerSubscription::reset)) {
                told.forEach(PeerEvents::close);
                return fromNothing(true);
            }
            return CompletableFuture.completedFuture(new MergedEvents(watch, told, progress, reset));
        }

        /** In the words of one that has more to say than that it does not tell its part. */
        private Problem refusal(List<PeerSubscription> answers) {
            List<PeerSubscription> refused =
                    answers.stream().filter(each -> each.events().isEmpty()).toList();
            Attempts tried = new Attempts(
                    refused.stream().flatMap(each -> each.part().all().stream()).toList());
            refused.forEach(each -> tried.add(each.instance(), each.reason()));
            return refused.stream()
                    .filter(each -> !Attempts.isOfTheCopy(each.reason()))
                    .flatMap(each -> each.refusal().stream())
                    .flatMap(reply -> ProblemDocument.of(reply).stream())
                    .findFirst()
                    .orElseGet(tried::problem);
        }
    }
}
