package dev.belvedere.query.http;

import dev.belvedere.query.read.Shard;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Rows by their keys from several instances: all that one instance holds is asked of it at once, and of all instances at the same time. What one of
 * them cannot read is asked of the next copy.
 */
final class ScatteredRead {

    /**
     * A key of the request.
     *
     * @param text as the request has it
     * @param place among the keys
     */
    record Wanted(Shard shard, String text, int place) {}

    private static final int OK = 200;

    private final RoutedReads reads;
    private final Context request;
    private final FreshnessDemand demand;
    private final String path;
    private final List<Wanted> wanted;
    private final Function<List<Wanted>, List<byte[]>> here;
    private final Duration timeout;
    private final long startedAt = System.nanoTime();
    private final byte[][] rows;
    private final Map<Shard, Deque<String>> instances = new ConcurrentHashMap<>();
    private final Map<Shard, Boolean> read = new ConcurrentHashMap<>();
    private final MergedFreshness freshness;
    private final Tried tried;

    /**
     * @param path of the view's rows
     * @param here reads these from what this instance holds, each row on one line; may end with a {@link ProblemException}
     */
    ScatteredRead(
            RoutedReads reads,
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
        this.freshness = new MergedFreshness(demand.token());
        List<Shard> shards = wanted.stream().map(Wanted::shard).distinct().toList();
        this.tried = new Tried(shards);
        shards.forEach(shard -> instances.put(shard, new ArrayDeque<>(reads.instancesFor(shard))));
    }

    /** Completes when the request is answered. */
    CompletableFuture<Void> begin() {
        Map<String, List<Wanted>> groups = new LinkedHashMap<>();
        for (Wanted each : wanted) {
            if (!read.containsKey(each.shard)) {
                String instance = instancesOf(each.shard).peek();
                if (instance == null) {
                    return CompletableFuture.failedFuture(new ProblemException(tried.problem()));
                }
                groups.computeIfAbsent(instance, first -> new ArrayList<>()).add(each);
            }
        }
        if (groups.isEmpty()) {
            freshness.state(request);
            MergedRows.answer(request, rows);
            return CompletableFuture.completedFuture(null);
        }
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        groups.forEach((instance, keys) -> asked.add(ask(instance, keys)));
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenComposeAsync(all -> begin(), reads.executor());
    }

    private Deque<String> instancesOf(Shard shard) {
        return instances.computeIfAbsent(shard, unknown -> new ArrayDeque<>());
    }

    /** Completes whether or not the keys could be read. */
    private CompletableFuture<Void> ask(String instance, List<Wanted> keys) {
        List<Shard> shards = keys.stream().map(Wanted::shard).distinct().toList();
        CompletableFuture<Void> answered =
                instance.equals(RoutedReads.HERE) ? here(keys, shards) : there(instance, keys, shards);
        return answered.exceptionally(failure -> {
            shards.forEach(shard -> instancesOf(shard).poll());
            return null;
        });
    }

    private CompletableFuture<Void> here(List<Wanted> keys, List<Shard> shards) {
        return reads.readHere(demand, shards, () -> here.apply(keys), (lines, statement) -> {
                    freshness.add(statement);
                    take(keys, shards, lines);
                })
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        tried.add(RoutedReads.HERE, RoutedReads.reason(failure));
                    }
                });
    }

    private CompletableFuture<Void> there(String instance, List<Wanted> keys, List<Shard> shards) {
        StringBuilder target = new StringBuilder(path);
        for (int i = 0; i < keys.size(); i++) {
            target.append(i == 0 ? "?key=" : "&key=").append(keys.get(i).text);
        }
        Forwarded as =
                shards.stream().allMatch(shard -> reads.isActiveAt(shard, instance)) ? Forwarded.ACTIVE : Forwarded.ANY;
        Duration left = reads.patience(demand).minusNanos(System.nanoTime() - startedAt);
        Forward forward = Forward.lines(target.toString(), demand, left, as);
        return reads.ask(instance, forward, demand.isNone() ? timeout : timeout.plus(left))
                .handle((reply, failure) -> {
                    List<byte[]> lines = failure == null ? MergedRows.lines(reply.body()) : List.of();
                    if (failure != null || reply.status() != OK || lines.size() != keys.size()) {
                        tried.add(instance, failure == null ? ProblemCode.of(reply) : "unreachable");
                        throw new IllegalStateException("not answered by " + instance);
                    }
                    freshness.add(reply);
                    take(keys, shards, lines);
                    return null;
                });
    }

    private void take(List<Wanted> keys, List<Shard> shards, List<byte[]> lines) {
        for (int i = 0; i < keys.size(); i++) {
            rows[keys.get(i).place] = lines.get(i);
        }
        shards.forEach(shard -> read.put(shard, true));
    }
}
