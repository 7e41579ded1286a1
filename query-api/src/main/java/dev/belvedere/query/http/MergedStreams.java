package dev.belvedere.query.http;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Watch;
import dev.belvedere.topology.engine.Copies.Copy;
import dev.belvedere.topology.engine.Role;
import dev.belvedere.topology.engine.Shard;
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
final class MergedStreams {

    private final LocalViews views;
    private final Peers peers;
    private final PeerSettings settings;
    private final Duration patience;
    private final Executor executor;
    private final Rounds rounds;

    /**
     * @param patience how long to look for instances that tell the changes
     * @param executor begins to answer once the other instances have
     */
    MergedStreams(LocalViews views, Peers peers, PeerSettings settings, Duration patience, Executor executor) {
        this.views = views;
        this.peers = peers;
        this.settings = settings;
        this.patience = patience;
        this.executor = executor;
        this.rounds = new Rounds(views, executor);
    }

    /** Whether others have to be asked for these rows. */
    boolean isNeeded(Context request, Watch watch) {
        return Forwarded.of(request).isEmpty()
                && views.copies().instances().size() > 1
                && !watch.all().stream().allMatch(views::isActive);
    }

    /**
     * Completes with what they tell, once all have begun. Fails with a {@link ProblemException} where one of them does not.
     *
     * @param reached where the client has got
     */
    CompletableFuture<LiveEvents> begin(Context request, Watch watch, Optional<Progress> reached) {
        Opening opening = new Opening(Forward.of(request), watch);
        return reached.map(from -> opening.from(from, false)).orElseGet(() -> opening.fromNothing(false));
    }

    /** The rows by the instance that keeps them active. Ends with a {@link ProblemException} where nobody is known to do so. */
    private Map<String, Watch> parts(Watch watch) {
        Map<String, List<Integer>> shards = new LinkedHashMap<>();
        List<Shard> missing = new ArrayList<>();
        for (Shard shard : watch.all()) {
            active(shard)
                    .ifPresentOrElse(
                            instance -> shards.computeIfAbsent(instance, first -> new ArrayList<>())
                                    .add(shard.number()),
                            () -> missing.add(shard));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Tried(missing).problem());
        }
        Map<String, Watch> parts = new LinkedHashMap<>();
        shards.forEach((instance, numbers) -> parts.put(instance, watch.in(numbers)));
        return parts;
    }

    private Optional<String> active(Shard shard) {
        return views.isActive(shard)
                ? settings.self()
                : views.copies().of(shard).stream()
                        .filter(copy -> copy.role() == Role.ACTIVE)
                        .map(Copy::instance)
                        .filter(instance -> !settings.self().equals(Optional.of(instance)))
                        .findFirst();
    }

    /** One client's way to its first event. */
    private final class Opening {

        private final Forward forward;
        private final Watch watch;
        private final long startedAt = System.nanoTime();

        Opening(Forward forward, Watch watch) {
            this.forward = forward;
            this.watch = watch;
        }

        CompletableFuture<LiveEvents> fromNothing(boolean reset) {
            return from(Progress.none(watch.shards().size()), reset);
        }

        /** @param reset whether the client is told all rows anew that it had once */
        CompletableFuture<LiveEvents> from(Progress progress, boolean reset) {
            return CompletableFuture.completedFuture(watch)
                    .thenCompose(all -> askAll(parts(all), progress))
                    .thenComposeAsync(answers -> events(answers, progress, reset), executor)
                    .exceptionallyCompose(failure -> isWorthAnotherRound(failure)
                            ? rounds.next().thenCompose(known -> from(progress, reset))
                            : CompletableFuture.failedFuture(failure));
        }

        private boolean isWorthAnotherRound(Throwable failure) {
            return RoutedReads.cause(failure) instanceof ProblemException refused
                    && refused.problem().code().equals(Tried.NO_COPY)
                    && Rounds.isTimeForMore(patience.minusNanos(System.nanoTime() - startedAt));
        }

        private CompletableFuture<List<PeerAnswer>> askAll(Map<String, Watch> parts, Progress progress) {
            List<CompletableFuture<PeerAnswer>> asked = new ArrayList<>();
            parts.forEach((instance, part) -> asked.add(ask(instance, part, progress.in(watch, part))));
            return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .thenApply(
                            all -> asked.stream().map(CompletableFuture::join).toList());
        }

        private CompletableFuture<PeerAnswer> ask(String instance, Watch part, Progress reached) {
            return peers.follow(instance, forward.following(part, reached), settings.timeout())
                    .thenCompose(stream -> PeerAnswer.of(instance, part, reached, stream))
                    .exceptionally(failure -> PeerAnswer.none(instance, part));
        }

        private CompletableFuture<LiveEvents> events(List<PeerAnswer> answers, Progress progress, boolean reset) {
            List<PeerEvents> told =
                    answers.stream().flatMap(each -> each.events().stream()).toList();
            if (told.size() < answers.size()) {
                told.forEach(PeerEvents::close);
                return CompletableFuture.failedFuture(new ProblemException(refusal(answers)));
            }
            // One that has to begin anew has all others do so: a client cannot tell whose rows it has.
            if (answers.stream().anyMatch(PeerAnswer::reset)) {
                told.forEach(PeerEvents::close);
                return fromNothing(true);
            }
            return CompletableFuture.completedFuture(new MergedEvents(watch, told, progress, reset));
        }

        /** In the words of one that has more to say than that it does not tell its part. */
        private Problem refusal(List<PeerAnswer> answers) {
            List<PeerAnswer> refused =
                    answers.stream().filter(each -> each.events().isEmpty()).toList();
            Tried tried = new Tried(
                    refused.stream().flatMap(each -> each.part().all().stream()).toList());
            refused.forEach(each -> tried.add(each.instance(), each.reason()));
            return refused.stream()
                    .filter(each -> !Tried.isOfTheCopy(each.reason()))
                    .flatMap(each -> each.refusal().stream())
                    .flatMap(reply -> PeerProblem.of(reply).stream())
                    .findFirst()
                    .orElseGet(tried::problem);
        }
    }
}
