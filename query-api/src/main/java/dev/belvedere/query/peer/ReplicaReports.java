package dev.belvedere.query.peer;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.state.ShardId;
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

/** Collects what every instance reports of its replicas. Thread-safe. */
public final class ReplicaReports {

    /** The path at which an instance reports its own replicas. */
    public static final String PATH = "/internal/copies";

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final LocalViews views;
    private final PeerClient peers;
    private final String self;

    /** @param self the address of this instance; empty if the others do not know it */
    public ReplicaReports(LocalViews views, PeerClient peers, Optional<String> self) {
        this.views = views;
        this.peers = peers;
        this.self = self.orElse("this");
    }

    /** All shards of views and indexes, in order. */
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

    /** The report of this instance, for another one to read. */
    public String ownReport() {
        return own().stream().map(ReplicaReport::line).collect(Collectors.joining("\n"));
    }

    private List<ReplicaReport> own() {
        return shards().stream()
                .map(this::own)
                .filter(replica ->
                        replica.standing().isPresent() || replica.restored().isPresent())
                .toList();
    }

    private ReplicaReport own(ShardId shard) {
        return new ReplicaReport(shard, views.restored(shard), views.role(shard).map(role -> standing(shard, role)));
    }

    private ReplicaReport.Standing standing(ShardId shard, Role role) {
        Optional<Snapshot> newest = views.snapshots().latest(List.of(shard));
        return new ReplicaReport.Standing(
                role.text(),
                views.isReadable(shard),
                newest.map(views.snapshots()::lagMs).orElse(0L),
                newest.map(Snapshot::token).orElse(SyncToken.NONE));
    }

    /** The address of this instance, or {@code this}. */
    public String self() {
        return self;
    }

    /** Completes with the report of each instance, by address; empty for an instance that does not reply within a second. */
    public CompletableFuture<Map<String, Optional<List<ReplicaReport>>>> all() {
        Map<String, CompletableFuture<Optional<List<ReplicaReport>>>> asked = new TreeMap<>();
        for (String instance : views.replicaMap().instances()) {
            if (!instance.equals(self)) {
                asked.put(instance, ask(instance));
            }
        }
        asked.put(self, CompletableFuture.completedFuture(Optional.of(own())));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<String, Optional<List<ReplicaReport>>> reports = new TreeMap<>();
                    asked.forEach((instance, report) -> reports.put(instance, report.join()));
                    return reports;
                });
    }

    private CompletableFuture<Optional<List<ReplicaReport>>> ask(String instance) {
        return peers.ask(instance, PATH, Map.of(), TIMEOUT)
                .handle((reply, failure) -> failure == null && reply.status() == PeerReplies.OK
                        ? ReplicaReport.parse(new String(reply.body(), StandardCharsets.UTF_8))
                        : Optional.empty());
    }

    /** The addresses of the instances that are assigned a replica of a shard. */
    public List<String> assigned(ShardId shard) {
        return views.replicaMap().of(shard).stream()
                .map(ReplicaMap.Replica::instance)
                .toList();
    }
}
