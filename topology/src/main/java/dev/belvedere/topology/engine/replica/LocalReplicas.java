package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.streams.ShardListener;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The replicas of shards that this instance holds, followed through the callbacks of Kafka Streams. Thread-safe. */
public final class LocalReplicas implements ShardListener, StandbyUpdateListener, StateRestoreListener, Gates.Listener {

    private static final long LATEST_SHOWN_MS = 200;

    private final Stages stages;
    private final Set<Integer> readOperators;
    private final KeptEpochs kept;
    private final IntToLongFunction processed;
    private final Executor waking;
    private final RestoreProgress restores = new RestoreProgress();
    private final Map<ShardId, Integer> logs = new HashMap<>();
    private final Map<ShardId, KeyValueStore<Bytes, byte[]>> opened = new ConcurrentHashMap<>();
    /** By shard, the offset of the changelog behind the last record in the store that was opened. */
    private final Map<ShardId, Long> loadedUpTo = new ConcurrentHashMap<>();

    private final Map<ShardId, LocalReplica> replicas = new ConcurrentHashMap<>();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder restoredRecords = new LongAdder();

    /**
     * @param readOperators the operators whose entries are read
     * @param processed tells the epoch that a stage processes
     * @param waking runs the callbacks of those who wait for changes
     */
    public LocalReplicas(
            Stages stages, Set<Integer> readOperators, KeptEpochs kept, IntToLongFunction processed, Executor waking) {
        this.stages = stages;
        this.readOperators = Set.copyOf(readOperators);
        this.kept = kept;
        this.processed = processed;
        this.waking = waking;
        for (int log = 0; log < stages.logs().size(); log++) {
            Stages.Log of = stages.logs().get(log);
            logs.put(new ShardId(StreamsNames.store(of.stage()), of.partition()), log);
        }
    }

    @Override
    public void opened(ShardId shard, KeyValueStore<Bytes, byte[]> records) {
        opened.put(shard, records);
    }

    @Override
    public void closed(ShardId shard, KeyValueStore<Bytes, byte[]> records) {
        if (opened.remove(shard, records)) {
            loadedUpTo.remove(shard);
            drop(shard);
        }
    }

    @Override
    public void loading(ShardId shard, List<ConsumerRecord<byte[], byte[]>> records) {
        LocalReplica replica = replicas.get(shard);
        if (replica != null && replica.role() == Role.STANDBY) {
            int log = replica.log();
            replica.loading(records, kept.oldestEnd(log), offset -> kept.epochOf(log, offset));
        }
    }

    @Override
    public ShardObserver activated(ShardId shard, int stage) {
        KeyValueStore<Bytes, byte[]> records = opened.get(shard);
        Integer log = logs.get(shard);
        if (records == null || log == null) {
            return ShardObserver.NONE;
        }
        LocalReplica replica = new LocalReplica(
                Role.ACTIVE,
                log,
                records,
                readOperators,
                () -> processed.applyAsLong(stage),
                loadedUpTo.getOrDefault(shard, 0L),
                kept.newestNumber(),
                bytes,
                waking);
        replace(shard, replica);
        return replica;
    }

    @Override
    public void deactivated(ShardId shard) {
        LocalReplica replica = replicas.get(shard);
        if (replica != null && replica.role() == Role.ACTIVE) {
            loadedUpTo.merge(shard, replica.reached(), Math::max);
            drop(shard);
        }
    }

    @Override
    public void committed(Map<Integer, Long> logged) {
        logged.forEach((log, end) -> {
            Stages.Log of = stages.logs().get(log);
            LocalReplica replica = replicas.get(new ShardId(StreamsNames.store(of.stage()), of.partition()));
            if (replica != null) {
                replica.reached(end);
            }
        });
        if (!logged.isEmpty()) {
            showWhatIsReached();
        }
    }

    @Override
    public void released(Epoch epoch, long[] logged) {
        kept.add(epoch, logged);
        showWhatIsReached();
    }

    /**
     * Shows the newest epoch that all active replicas have reached. The keeper may learn of a commit a moment before the thread that has committed; an instance that does
     * not reach an epoch for longer has lost its shards without knowing it yet, and its replicas do not answer.
     */
    private synchronized void showWhatIsReached() {
        long nowMs = System.currentTimeMillis();
        for (KeptEpochs.Kept epoch : kept.toShow()) {
            if (nowMs - epoch.epoch().releasedAtMs() > LATEST_SHOWN_MS || isReached(epoch)) {
                show(epoch, nowMs);
                return;
            }
        }
    }

    private boolean isReached(KeptEpochs.Kept epoch) {
        return replicas.values().stream()
                .allMatch(replica -> replica.role() == Role.STANDBY || replica.reached() >= epoch.end(replica.log()));
    }

    private void show(KeptEpochs.Kept epoch, long nowMs) {
        replicas.values().forEach(replica -> replica.ended(offset -> kept.epochOf(replica.log(), offset)));
        kept.show(epoch);
        replicas.values().forEach(replica -> replica.shown(epoch.number(), epoch.end(replica.log())));
        long oldest = kept.prune(nowMs, bytes.sum());
        replicas.values().forEach(replica -> replica.forgetBefore(oldest));
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long from) {
        restores.began(shard(changelog, store), from);
        begin(shard(changelog, store), from);
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long end) {
        restores.reached(shard(changelog, store), batchEnd + 1, end);
        reached(shard(changelog, store), batchEnd + 1);
    }

    @Override
    public void onUpdateSuspended(TopicPartition changelog, String store, long offset, long end, SuspendReason reason) {
        restores.ended(shard(changelog, store));
        // A promoted standby stays readable until it is active: it does not lack more than before.
        if (reason == SuspendReason.MIGRATED) {
            drop(shard(changelog, store));
        }
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long end) {
        restores.began(shard(changelog, store), from, end);
        begin(shard(changelog, store), from);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        restoredRecords.add(restored);
        restores.reached(shard(changelog, store), batchEnd + 1);
        reached(shard(changelog, store), batchEnd + 1);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
    }

    private static ShardId shard(TopicPartition changelog, String store) {
        return new ShardId(store, changelog.partition());
    }

    /** A replica begins to load its changelog at this offset, or goes on. */
    private void begin(ShardId shard, long from) {
        KeyValueStore<Bytes, byte[]> records = opened.get(shard);
        Integer log = logs.get(shard);
        if (records == null || log == null) {
            return;
        }
        loadedUpTo.merge(shard, from, Math::max);
        LocalReplica before = replicas.get(shard);
        if (before == null) {
            replace(
                    shard,
                    new LocalReplica(
                            Role.STANDBY,
                            log,
                            records,
                            readOperators,
                            () -> 0,
                            from,
                            kept.newestNumber(),
                            bytes,
                            waking));
        }
    }

    private void reached(ShardId shard, long offset) {
        loadedUpTo.merge(shard, offset, Math::max);
        LocalReplica replica = replicas.get(shard);
        if (replica != null && replica.role() == Role.STANDBY) {
            replica.reached(offset);
            kept.moved();
        }
    }

    private void replace(ShardId shard, LocalReplica replica) {
        replica.forgetBefore(kept.oldestNumber());
        LocalReplica before = replicas.put(shard, replica);
        if (before != null) {
            before.close();
        }
        kept.moved();
    }

    private void drop(ShardId shard) {
        LocalReplica replica = replicas.remove(shard);
        if (replica != null) {
            replica.close();
            kept.moved();
        }
    }

    /** Returns this instance's replica of a shard; empty if it holds none that can be read. */
    public Optional<LocalReplica> replica(ShardId shard) {
        return Optional.ofNullable(replicas.get(shard));
    }

    /** Returns true if this instance's replica of a shard can be read as it was at the end of an epoch. */
    public boolean answers(ShardId shard, KeptEpochs.Kept epoch) {
        LocalReplica replica = replicas.get(shard);
        return replica != null && replica.answers(epoch.number(), epoch.end(replica.log()));
    }

    /** Returns the records of a shard at the end of an epoch; empty if this instance's replica cannot be read as it was then. */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(ShardId shard, KeptEpochs.Kept epoch) {
        LocalReplica replica = replicas.get(shard);
        return replica != null && replica.answers(epoch.number(), epoch.end(replica.log()))
                ? Optional.of(replica.at(epoch.number()))
                : Optional.empty();
    }

    /** Returns the changes of a shard; empty if it is not active on this instance, or not everything is known that has changed after an epoch. */
    public Optional<ShardChanges> changes(ShardId shard, KeptEpochs.Kept after) {
        LocalReplica replica = replicas.get(shard);
        return replica != null
                        && replica.role() == Role.ACTIVE
                        && replica.answers(after.number(), after.end(replica.log()))
                ? Optional.of(replica.changes())
                : Optional.empty();
    }

    /** Returns how much of its changelog this instance's replica of a shard has restored, in percent; empty if none is being restored. */
    public OptionalDouble restored(ShardId shard) {
        return restores.percent(shard);
    }

    /** Returns how many replicas of a role this instance holds that can be read. */
    public long count(Role role) {
        return replicas.values().stream()
                .filter(replica -> replica.role() == role)
                .count();
    }

    /** Returns how many replicas are being restored. */
    public int restoring() {
        return restores.underWay();
    }

    /** Returns how many records active replicas have restored. */
    public long restoredRecords() {
        return restoredRecords.sum();
    }

    /** Returns the memory for records of snapshots that are not the newest, in bytes. */
    public long snapshotBytes() {
        return bytes.sum();
    }
}
