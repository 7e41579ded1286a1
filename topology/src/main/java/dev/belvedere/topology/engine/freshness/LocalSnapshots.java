package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.KeptEpochs.Kept;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The snapshots of this instance's replicas, by the epochs that are kept. */
public final class LocalSnapshots implements Snapshots {

    private final KeptEpochs kept;
    private final LocalReplicas replicas;
    private final PositionTokens tokens;
    private final TopicEnds ends;
    private final Supplier<CompletableFuture<TopicEnds.Look>> look;

    /** The last one made: most reads ask for the newest. */
    private volatile @Nullable Snapshot last;

    /** @param look looks up the ends of the table topics again */
    public LocalSnapshots(
            KeptEpochs kept,
            LocalReplicas replicas,
            PositionTokens tokens,
            TopicEnds ends,
            Supplier<CompletableFuture<TopicEnds.Look>> look) {
        this.kept = kept;
        this.replicas = replicas;
        this.tokens = tokens;
        this.ends = ends;
        this.look = look;
    }

    private Snapshot snapshot(Kept epoch) {
        Snapshot known = last;
        if (known == null || known.epoch() != epoch.number()) {
            known = new Snapshot(
                    epoch.number(),
                    tokens.of(epoch.position()),
                    tokens.byTable(epoch.epoch().incomplete()));
            last = known;
        }
        return known;
    }

    @Override
    public Optional<Snapshot> latest(List<ShardId> shards) {
        return kept.latest(epoch -> answerAll(shards, epoch)).map(this::snapshot);
    }

    private boolean answerAll(List<ShardId> shards, Kept epoch) {
        for (ShardId shard : shards) {
            if (!replicas.answers(shard, epoch)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> atLeast(List<ShardId> shards, SyncToken token) {
        check(token);
        return await(
                shards,
                () -> kept.latest(epoch -> tokens.contains(epoch.position(), token) && answerAll(shards, epoch))
                        .map(this::snapshot));
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> exactly(List<ShardId> shards, SyncToken token) {
        check(token);
        return await(
                shards,
                () -> exactly(
                        shards,
                        epoch -> tokens.of(epoch.position()).equals(token),
                        newest -> tokens.contains(newest.position(), token)));
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> at(List<ShardId> shards, long epoch) {
        return await(shards, () -> exactly(shards, each -> each.number() == epoch, newest -> newest.number() >= epoch));
    }

    /** @param past whether the snapshot is known to be one of the past, if this is the newest */
    private Optional<Snapshot> exactly(List<ShardId> shards, Predicate<Kept> named, Predicate<Kept> past) {
        Optional<Kept> found = kept.latest(named);
        if (found.isEmpty() && kept.newest().filter(past).isPresent()) {
            throw new SnapshotGoneException(
                    tokens.of(kept.oldest().orElseThrow().position()));
        }
        return found.filter(epoch -> answerAll(shards, epoch)).map(this::snapshot);
    }

    /** Looks for a snapshot now, and whenever one may have become readable. */
    private CompletableFuture<Optional<Snapshot>> await(List<ShardId> shards, Supplier<Optional<Snapshot>> search) {
        CompletableFuture<Optional<Snapshot>> found = new CompletableFuture<>();
        Runnable wake = () -> look(shards, search, found);
        wake.run();
        if (!found.isDone()) {
            kept.await(wake);
            CompletableFuture<Optional<Snapshot>> unused = found.whenComplete((snapshot, failure) -> kept.forget(wake));
            // What has become readable between the first look and the registration.
            wake.run();
        }
        return found;
    }

    private void look(
            List<ShardId> shards, Supplier<Optional<Snapshot>> search, CompletableFuture<Optional<Snapshot>> found) {
        try {
            Optional<Snapshot> snapshot = search.get();
            if (snapshot.isPresent()
                    || shards.stream().anyMatch(shard -> replicas.replica(shard).isEmpty())) {
                found.complete(snapshot);
            }
        } catch (SnapshotGoneException gone) {
            found.completeExceptionally(gone);
        }
    }

    @Override
    public Optional<Snapshot> first(long epoch) {
        return kept.first(epoch).map(this::snapshot);
    }

    @Override
    public void hold(Object holder, long epoch) {
        kept.hold(holder, epoch);
    }

    @Override
    public void letGo(Object holder) {
        kept.letGo(holder);
    }

    @Override
    public SyncToken reached(Snapshot snapshot, SyncToken token) {
        return kept.find(snapshot.epoch())
                .map(epoch -> tokens.reached(epoch.position(), token))
                .orElse(SyncToken.NONE);
    }

    @Override
    public long lagMs(Snapshot snapshot) {
        return kept.find(snapshot.epoch())
                .map(epoch -> ends.lagMs(epoch.position(), System.currentTimeMillis()))
                .orElse(0L);
    }

    @Override
    public void check(SyncToken token) {
        kept.newest().ifPresent(newest -> tokens.contains(newest.position(), token));
    }

    @Override
    public CompletableFuture<SyncToken> committedAt(long atMs) {
        TopicEnds.Look newest = ends.newest();
        CompletableFuture<TopicEnds.Look> known =
                newest.atMs() >= atMs ? CompletableFuture.completedFuture(newest) : look.get();
        return known.thenApply(seen -> tokens.of(source -> seen.offsets()[source]));
    }
}
