package dev.belvedere.query.read;

import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.engine.freshness.LocalSnapshots;
import dev.belvedere.topology.engine.freshness.PositionTokens;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.freshness.TopicEnds;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** One instance of an {@code EpochCluster}. */
public final class EpochInstance implements LocalEngine {

    static final String TOPIC = "events";
    static final int STAGE = 1;

    private final List<FakeView> views;
    private final KeptEpochs kept;
    private final LocalReplicas replicas;
    private final Snapshots snapshots;
    private final Map<Integer, MemoryRecords> records = new ConcurrentHashMap<>();
    private final Map<Integer, ShardObserver> observers = new ConcurrentHashMap<>();
    private final Set<ShardChanges> followed = ConcurrentHashMap.newKeySet();
    private volatile ReplicaMap map = new ReplicaMap(List.of(), Map.of());
    private volatile ViewStatus status = new ViewStatus(true, 100, 0, 0);

    EpochInstance(List<FakeView> views, Stages stages, SnapshotSettings settings, LongSupplier underWay) {
        this.views = views;
        this.kept = new KeptEpochs(settings.keep().toMillis(), settings.memoryBytes());
        this.replicas =
                new LocalReplicas(stages, Set.of(), kept, stage -> underWay.getAsLong(), ForkJoinPool.commonPool());
        Sources sources = new Sources(List.of(new Sources.Source(0, TOPIC, 0)), List.of(0, 1));
        TopicEnds ends = new TopicEnds(new TopicEnds.Look(System.currentTimeMillis(), new long[1]));
        this.snapshots = new LocalSnapshots(
                kept,
                replicas,
                new PositionTokens(sources, List.of(TOPIC), List.of()),
                ends,
                () -> CompletableFuture.completedFuture(ends.newest()));
    }

    static ShardId shardId(int number) {
        return new ShardId("stage-" + STAGE, number);
    }

    void take(int shard, MemoryRecords stored, long logged) {
        TopicPartition changelog = new TopicPartition("changelog", shard);
        ShardId id = shardId(shard);
        records.put(shard, stored);
        replicas.opened(id, stored);
        replicas.onRestoreStart(changelog, id.store(), logged, logged);
        replicas.onRestoreEnd(changelog, id.store(), 0);
        observers.put(shard, replicas.activated(id, STAGE));
    }

    /** The shard is not active here any more. */
    public void leave(int shard) {
        ShardId id = shardId(shard);
        replicas.deactivated(id);
        replicas.closed(id, records(shard));
        records.remove(shard);
        observers.remove(shard);
    }

    MemoryRecords records(int shard) {
        return Objects.requireNonNull(records.get(shard));
    }

    void write(int shard, Bytes key, byte @Nullable [] value) {
        ShardObserver observer = Objects.requireNonNull(observers.get(shard));
        observer.changing(key.get(), records(shard).get(key));
        records(shard).put(key, value);
        observer.changed(key.get(), value);
    }

    void committed(int shard, long logged) {
        replicas.committed(Map.of(shard, logged));
    }

    void released(Epoch epoch, long[] logged) {
        replicas.released(epoch, logged);
    }

    /** Replicas are assigned to instances like this. */
    public void replicas(ReplicaMap some) {
        map = some;
    }

    /** All views are so far. */
    public void status(ViewStatus now) {
        status = now;
    }

    /** The shards of which somebody waits for changes, and how many do. */
    public int waiting() {
        return followed.stream().mapToInt(ShardChanges::waiting).sum();
    }

    @Override
    public List<View> views() {
        return new ArrayList<>(views);
    }

    @Override
    public List<RefusedView> refusedViews() {
        return List.of();
    }

    @Override
    public ViewStatus status() {
        return status;
    }

    @Override
    public boolean hydrated() {
        return status.hydrated();
    }

    @Override
    public Optional<Role> role(ShardId shard) {
        return replicas.replica(shard).map(LocalReplica::role);
    }

    @Override
    public OptionalDouble restored(ShardId shard) {
        return replicas.restored(shard);
    }

    @Override
    public ReplicaMap replicaMap() {
        return map;
    }

    @Override
    public void refreshReplicaMap() {}

    @Override
    public Snapshots snapshots() {
        return snapshots;
    }

    @Override
    public SyncToken committed(String database, long lsn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Stall> stalls() {
        return List.of();
    }

    @Override
    public Optional<ShardChanges> changes(ShardId shard, long epoch) {
        Optional<ShardChanges> found = kept.find(epoch).flatMap(known -> replicas.changes(shard, known));
        found.ifPresent(followed::add);
        return found;
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public RecordStore records(long epoch) {
        return new ShardStores(
                (store, shard) -> kept.find(epoch).flatMap(known -> replicas.records(new ShardId(store, shard), known)),
                () -> KafkaStreams.State.RUNNING);
    }

    @Override
    public String toString() {
        return records.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "shards ", ""));
    }
}
