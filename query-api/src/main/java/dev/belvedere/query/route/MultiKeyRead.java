package dev.belvedere.query.route;

import dev.belvedere.query.http.MergedRows;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.PeerReply;
import dev.belvedere.query.peer.ProblemDocument;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Rows by their keys from several instances: all that one instance holds is asked of it at once, and of all instances at the same time. What one of
 * them cannot read is asked of the next copy, and of all copies again while there is time.
 */
public final class MultiKeyRead {

    /**
     * A key of the request.
     *
     * @param text as the request has it
     * @param place among the keys
     */
    public record Wanted(ShardId shard, String text, int place) {}

    private static final int OK = 200;

    private final ReadRouter reads;
    private final Context request;
    private final FreshnessDemand demand;
    private final String path;
    private final List<Wanted> wanted;
    private final Function<List<Wanted>, List<byte[]>> here;
    private final Duration timeout;
    private final long startedAt = System.nanoTime();
    private final Duration patience;
    private final byte[][] rows;
    private final Map<ShardId, Deque<String>> instances = new ConcurrentHashMap<>();
    private final Set<ShardId> read = ConcurrentHashMap.newKeySet();
    private final Queue<FreshnessStatement> statements = new ConcurrentLinkedQueue<>();
    private final Attempts tried;

    /**
     * @param path of the view's rows
     * @param here reads these from what this instance holds, each row on one line; may end with a {@link ProblemException}
     */
    MultiKeyRead(
            ReadRouter reads,
            Context request,
            FreshnessDemand demand,
            String path,
            List<Wanted> wanted,
            Duration timeout,
            Function<List<Wanted>, List<byte[]>> here) {
        this.reads = reads;
        this.request = request;
        this.demand = demand;
        this.path = path;
        this.wanted = wanted;
        this.timeout = timeout;
        this.here = here;
        this.rows = new byte[wanted.size()][];
        this.patience = reads.patience(demand, timeout);
        this.tried = new Attempts(wanted.stream().map(Wanted::shard).distinct().toList());
    }

    /** Completes when the request is answered. */
    CompletableFuture<Void> begin() {
        for (Wanted each : wanted) {
            if (!read.contains(each.shard)) {
                instances.put(each.shard, new ArrayDeque<>(reads.instancesFor(each.shard)));
            }
        }
        return next();
    }

    private CompletableFuture<Void> next() {
        Map<String, List<Wanted>> groups = new LinkedHashMap<>();
        for (Wanted each : wanted) {
            if (!read.contains(each.shard)) {
                String instance = instancesOf(each.shard).peek();
                if (instance == null) {
                    return again();
                }
                groups.computeIfAbsent(instance, first -> new ArrayList<>()).add(each);
            }
        }
        if (groups.isEmpty()) {
            statements.stream()
                    .reduce(FreshnessStatement::and)
                    .orElseThrow()
                    .state(request, demand.token(), Optional.empty());
            MergedRows.answer(request, rows);
            return CompletableFuture.completedFuture(null);
        }
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        groups.forEach((instance, keys) -> asked.add(ask(instance, keys)));
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenComposeAsync(all -> next(), reads.executor());
    }

    private CompletableFuture<Void> again() {
        return tried.isOfTheCopies() && RetryBudget.isTimeForMore(left())
                ? reads.rounds().next().thenCompose(known -> begin())
                : CompletableFuture.failedFuture(new ProblemException(tried.problem()));
    }

    private Duration left() {
        return patience.minusNanos(System.nanoTime() - startedAt);
    }

    private Deque<String> instancesOf(ShardId shard) {
        return instances.computeIfAbsent(shard, unknown -> new ArrayDeque<>());
    }

    /** Completes whether or not the keys could be read. */
    private CompletableFuture<Void> ask(String instance, List<Wanted> keys) {
        List<ShardId> shards = keys.stream().map(Wanted::shard).distinct().toList();
        CompletableFuture<Optional<String>> refusal =
                instance.equals(ReadRouter.HERE) ? here(keys, shards) : there(instance, keys, shards);
        return refusal.thenAccept(code -> code.ifPresent(why -> {
            tried.add(instance, why);
            shards.forEach(shard -> instancesOf(shard).poll());
        }));
    }

    /** Completes with why they could not be read here; empty where they were. */
    private CompletableFuture<Optional<String>> here(List<Wanted> keys, List<ShardId> shards) {
        return reads.readHere(demand, shards, () -> here.apply(keys), (lines, statement) -> {
                    statements.add(statement);
                    take(keys, shards, lines);
                })
                .<Optional<String>>thenApply(taken -> Optional.empty())
                .exceptionallyCompose(failure -> ReadRouter.cause(failure) instanceof ProblemException refused
                        ? CompletableFuture.completedFuture(
                                Optional.of(refused.problem().code()))
                        : CompletableFuture.failedFuture(failure));
    }

    /** The same of another instance. */
    private CompletableFuture<Optional<String>> there(String instance, List<Wanted> keys, List<ShardId> shards) {
        StringBuilder target = new StringBuilder(path);
        for (int i = 0; i < keys.size(); i++) {
            target.append(i == 0 ? "?key=" : "&key=").append(keys.get(i).text);
        }
        ReplicaDemand as = shards.stream().allMatch(shard -> reads.isActiveAt(shard, instance))
                ? ReplicaDemand.ACTIVE
                : ReplicaDemand.ANY;
        Duration left = left();
        ForwardableRequest forward = ForwardableRequest.lines(target.toString()).to(demand, left, as);
        return reads.ask(instance, forward, demand.isNone() ? timeout : timeout.plus(left))
                .handle((reply, failure) ->
                        failure == null ? taken(reply, keys, shards) : Optional.of(Attempts.UNREACHABLE));
    }

    private Optional<String> taken(PeerReply reply, List<Wanted> keys, List<ShardId> shards) {
        List<byte[]> lines = MergedRows.lines(reply.body());
        if (reply.status() != OK || lines.size() != keys.size()) {
            return Optional.of(ProblemDocument.codeOf(reply));
        }
        statements.add(FreshnessStatement.of(reply));
        take(keys, shards, lines);
        return Optional.empty();
    }

    private void take(List<Wanted> keys, List<ShardId> shards, List<byte[]> lines) {
        for (int i = 0; i < keys.size(); i++) {
            rows[keys.get(i).place] = lines.get(i);
        }
        read.addAll(shards);
    }
}
