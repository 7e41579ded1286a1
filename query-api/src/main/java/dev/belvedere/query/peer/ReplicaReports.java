package dev.belvedere.query.peer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks all instances which copies they hold, and tells them of this one's. Thread-safe. */
public final class ReplicaReports {

    /** Where an instance says what it holds itself. */
    public static final String HERE = "/internal/copies";

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final LocalViews views;
    private final PeerClient peers;
    private final String self;

    /** @param self how this instance is known to the others */
    public ReplicaReports(LocalViews views, PeerClient peers, Optional<String> self) {
        this.views = views;
        this.peers = peers;
        this.self = self.orElse("this");
    }

    /** All shards that are read, in order. */
    public List<ShardId> shards() {
        List<ShardId> shards = new ArrayList<>();
        for (View view : views.views()) {
            add(view.store(), view.shards(), shards);
            for (ViewIndex index : view.indexes()) {
                add(index.store(), view.shards(), shards);
            }
        }
        return shards.stream().distinct().toList();
    }

    private static void add(String store, int number, List<ShardId> shards) {
        IntStream.range(0, number).mapToObj(shard -> new ShardId(store, shard)).forEach(shards::add);
    }

    /** Answers an instance that asks. */
    public void answer(Context request) {
        request.contentType("text/plain")
                .result(here().stream().map(ReplicaReport::line).collect(Collectors.joining("\n")));
    }

    private List<ReplicaReport> here() {
        return shards().stream()
                .map(this::here)
                .filter(copy -> copy.standing().isPresent() || copy.restored().isPresent())
                .toList();
    }

    private ReplicaReport here(ShardId shard) {
        return new ReplicaReport(
                shard,
                views.restored(shard),
                views.freshness()
                        .of(shard.store(), shard.number())
                        .map(standing -> ReplicaReport.Standing.of(standing, views.hydrated(shard))));
    }

    public String self() {
        return self;
    }

    /** What is made of all answers, by the instances' addresses; an instance that does not answer has none. */
    @FunctionalInterface
    public interface Listing {
        void writeTo(Map<String, Optional<List<ReplicaReport>>> all, JsonGenerator json) throws IOException;
    }

    /** Answers with a listing of what all instances say. */
    public void answer(Context request, Listing listing) {
        QueryParameters.none(request);
        request.future(() -> all().thenAccept(all ->
                request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> listing.writeTo(all, json)))));
    }

    /** Completes with what each instance holds, by its address; nothing where it did not answer. */
    private CompletableFuture<Map<String, Optional<List<ReplicaReport>>>> all() {
        Map<String, CompletableFuture<Optional<List<ReplicaReport>>>> asked = new TreeMap<>();
        for (String instance : views.copies().instances()) {
            asked.put(instance, ask(instance));
        }
        asked.put(self, CompletableFuture.completedFuture(Optional.of(here())));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<String, Optional<List<ReplicaReport>>> answers = new TreeMap<>();
                    asked.forEach((instance, answer) -> answers.put(instance, answer.join()));
                    return answers;
                });
    }

    private CompletableFuture<Optional<List<ReplicaReport>>> ask(String instance) {
        return peers.ask(instance, HERE, Map.of(), TIMEOUT)
                .handle((reply, failure) -> failure == null && reply.status() == OK
                        ? ReplicaReport.parse(new String(reply.body(), StandardCharsets.UTF_8))
                        : Optional.empty());
    }

    /** The instances that are to hold copies of a shard. */
    public List<String> assigned(ShardId shard) {
        return views.copies().of(shard).stream().map(ReplicaMap.Replica::instance).toList();
    }
}
