package dev.belvedere.query.read;

import dev.belvedere.query.fixture.FakeRecord;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some instances whose replicas, snapshots and changes are the engine's own, over stores in memory. Rows change in the epoch under way, which ends when a test says so.
 * Not thread-safe; readers may be on any thread.
 */
public final class EpochCluster {

    private final int shards;
    private final List<EpochInstance> instances = new ArrayList<>();
    private final Map<Integer, EpochInstance> active = new HashMap<>();
    private final List<String> addresses;
    private final long[] logged;
    private volatile long underWay = 1;

    /** One instance that keeps snapshots for a minute, in so much memory. */
    public static EpochCluster single(long memoryBytes, FakeView... views) {
        return new EpochCluster(
                List.of("this"), new SnapshotSettings(Duration.ofMinutes(1), memoryBytes), List.of(views));
    }

    /**
     * @param addresses the instances' addresses; the first one begins with all active shards
     * @param kept how long snapshots are kept
     */
    public EpochCluster(List<String> addresses, SnapshotSettings kept, List<FakeView> views) {
        this.addresses = addresses;
        this.shards = views.stream().mapToInt(FakeView::shards).max().orElseThrow();
        this.logged = new long[shards];
        List<Stages.Log> logs = IntStream.range(0, shards)
                .mapToObj(shard -> new Stages.Log("changelog", shard, EpochInstance.STAGE))
                .toList();
        Stages stages = new Stages(2, List.of(new Stages.Input(EpochInstance.TOPIC, 0, 0, Stages.PRODUCERS)), logs);
        for (int instance = 0; instance < addresses.size(); instance++) {
            instances.add(new EpochInstance(views, stages, kept, () -> underWay));
        }
        end();
        for (int shard = 0; shard < shards; shard++) {
            move(shard, 0);
        }
        end();
    }

    /** The instance with this number. */
    public EpochInstance instance(int number) {
        return instances.get(number);
    }

    /** The shard becomes active on another instance, with everything that was written. */
    public void move(int shard, int to) {
        EpochInstance target = instances.get(to);
        EpochInstance before = active.put(shard, target);
        MemoryRecords records = new MemoryRecords();
        if (before != null) {
            records = before.records(shard).copy();
            before.leave(shard);
        }
        target.take(shard, records, logged[shard]);
        tellReplicas();
    }

    private void tellReplicas() {
        Map<ShardId, List<ReplicaMap.Replica>> replicas = new HashMap<>();
        active.forEach((shard, instance) -> replicas.put(
                EpochInstance.shardId(shard),
                List.of(new ReplicaMap.Replica(addresses.get(instances.indexOf(instance)), Role.ACTIVE))));
        instances.forEach(instance -> instance.replicas(new ReplicaMap(addresses, replicas)));
    }

    /** The row is there, with these values, in the epoch under way. */
    public EpochCluster put(FakeView view, Row row) {
        remove(view, row.project(view.key()));
        view.recordsOf(row).forEach(record -> write(record, record.value()));
        return this;
    }

    /** There is no such row in the epoch under way. */
    public EpochCluster remove(FakeView view, Row key) {
        FakeRecord record = view.recordOf(key);
        byte[] stored = activeOf(record).records(record.shard()).get(record.key());
        view.row(record.key().get(), stored)
                .filter(row -> stored != null)
                .ifPresent(row -> view.recordsOf(row).forEach(each -> write(each, null)));
        return this;
    }

    /** A row has failed in the epoch under way that may have any key. */
    public EpochCluster putUnplaced(FakeView view, String reason) {
        view.unplaced(reason).forEach(record -> write(record, record.value()));
        return this;
    }

    private EpochInstance activeOf(FakeRecord record) {
        return Objects.requireNonNull(active.get(record.shard()));
    }

    private void write(FakeRecord record, byte @Nullable [] value) {
        activeOf(record).write(record.shard(), record.key(), value);
        logged[record.shard()]++;
    }

    /** The epoch under way ends, and every instance learns of it. */
    public void end() {
        endFor(instances);
    }

    /** The epoch under way ends, and only some instances learn of it: the others do with the next one. */
    public void endFor(List<EpochInstance> some) {
        Epoch epoch = new Epoch(underWay, position(underWay), System.currentTimeMillis() - 1);
        underWay = epoch.number() + 1;
        active.forEach((shard, instance) -> instance.committed(shard, logged[shard]));
        some.forEach(instance -> instance.released(epoch, logged.clone()));
    }

    /** The epoch under way ends. What the instance has done for it is not committed yet, though every instance learns of its end. */
    public void endBeforeCommitOf(EpochInstance late) {
        Epoch epoch = new Epoch(underWay, position(underWay), 0);
        underWay = epoch.number() + 1;
        active.forEach((shard, instance) -> {
            if (instance != late) {
                instance.committed(shard, logged[shard]);
            }
        });
        instances.forEach(instance -> instance.released(epoch, logged.clone()));
    }

    /** What the instance has done is committed. */
    public void commitOf(EpochInstance late) {
        active.forEach((shard, instance) -> {
            if (instance == late) {
                instance.committed(shard, logged[shard]);
            }
        });
    }

    /** The token of the snapshot at the end of the epoch under way. */
    public SyncToken nextToken() {
        return SyncToken.NONE.and(EpochInstance.TOPIC, 0, underWay);
    }

    private static Position position(long offset) {
        long[] at = {offset};
        return new Position(new long[0], new long[0], at, at, new long[0], new long[at.length], false);
    }
}
