package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.state.StoreKeys;
import dev.belvedere.topology.streams.ShardListener;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The replicas of shards that this instance holds, followed through the callbacks of Kafka Streams. Thread-safe. */
public final class LocalReplicas implements ShardListener, StandbyUpdateListener, StateRestoreListener {

    private final String application;
    private final Set<String> readStores;
    private final int sources;
    private final LocalChangeFeeds feeds;
    private final RestoreProgress restores = new RestoreProgress();
    private final Map<ShardId, KeyValueStore<Bytes, byte[]>> opened = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, LocalReplica>> replicas = new ConcurrentHashMap<>();
    /** The active replicas by the stream thread that changes them. */
    private final Map<Thread, Map<ShardId, LocalReplica>> active = new ConcurrentHashMap<>();

    /**
     * @param application the prefix of the changelogs' names
     * @param readStores the stores that are read: commits of others are not recorded
     * @param sources the number of source partitions
     */
    public LocalReplicas(String application, Set<String> readStores, int sources, LocalChangeFeeds feeds) {
        this.application = application;
        this.readStores = Set.copyOf(readStores);
        this.sources = sources;
        this.feeds = feeds;
    }

    @Override
    public void opened(ShardId shard, KeyValueStore<Bytes, byte[]> records) {
        opened.put(shard, records);
        // A replica that is about to become active is readable as it is while the rest is restored.
        loaded(shard);
    }

    @Override
    public void closed(ShardId shard, KeyValueStore<Bytes, byte[]> records) {
        if (opened.remove(shard, records)) {
            drop(shard);
        }
    }

    @Override
    public ShardObserver activated(ShardId shard, long[] offsets) {
        KeyValueStore<Bytes, byte[]> records = opened.get(shard);
        Commit commit = committed(records).orElseGet(() -> Commit.none(sources)).and(offsets);
        LocalReplica replica = new LocalReplica(Role.ACTIVE, commit, records, feeds.activated(shard));
        active.computeIfAbsent(Thread.currentThread(), thread -> new LinkedHashMap<>())
                .put(shard, replica);
        replace(shard, replica);
        return replica;
    }

    @Override
    public void deactivated(ShardId shard) {
        LocalReplica replica = mine().remove(shard);
        if (replica == null || !of(shard.store()).remove(shard.number(), replica)) {
            return;
        }
        end(shard, replica);
        // The committed state stays readable until the store closes: the replica usually becomes a standby next.
        if (!replica.isMoving()) {
            loaded(shard);
        }
    }

    @Override
    public void committing(Consumer<ProducerRecord<byte[], byte[]>> send) {
        mine().forEach((shard, replica) -> {
            if (readStores.contains(shard.store())) {
                replica.committing().ifPresent(commit -> record(shard, commit, send));
            }
        });
    }

    /**
     * Writes a commit to the changelog and to the replica's own store: records that a store already contains are not restored from the changelog again, be it
     * after a restart or as a standby.
     */
    private void record(ShardId shard, Commit commit, Consumer<ProducerRecord<byte[], byte[]>> send) {
        KeyValueStore<Bytes, byte[]> records = opened.get(shard);
        if (records != null) {
            records.put(Bytes.wrap(StoreKeys.commit()), commit.encode());
        }
        String changelog = StreamsNames.changelogTopic(application, shard.store());
        send.accept(new ProducerRecord<>(changelog, shard.number(), StoreKeys.commit(), commit.encode()));
    }

    @Override
    public void committed() {
        mine().values().forEach(LocalReplica::committed);
    }

    private Map<ShardId, LocalReplica> mine() {
        return active.getOrDefault(Thread.currentThread(), Collections.emptyMap());
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long from) {
        restores.began(shard(changelog, store), from);
        loaded(shard(changelog, store));
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long end) {
        restores.reached(shard(changelog, store), batchEnd + 1, end);
        loaded(shard(changelog, store));
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
        loaded(shard(changelog, store));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        restores.reached(shard(changelog, store), batchEnd + 1);
        loaded(shard(changelog, store));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
        loaded(shard(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
    }

    private static ShardId shard(TopicPartition changelog, String store) {
        return new ShardId(store, changelog.partition());
    }

    /** Shows the last commit that a replica which is not active has read from its changelog. Stores of tables are restored too, but never opened here. */
    private void loaded(ShardId shard) {
        KeyValueStore<Bytes, byte[]> records = opened.get(shard);
        LocalReplica replica = of(shard.store()).get(shard.number());
        if (records == null || (replica != null && replica.role() == Role.ACTIVE)) {
            return;
        }
        committed(records).ifPresent(commit -> {
            if (replica == null) {
                replace(shard, new LocalReplica(Role.STANDBY, commit, records, null));
            } else {
                replica.show(commit);
            }
        });
    }

    private Optional<Commit> committed(@Nullable KeyValueStore<Bytes, byte[]> records) {
        return Optional.ofNullable(records)
                .map(store -> store.get(Bytes.wrap(StoreKeys.commit())))
                .map(encoded -> Commit.decode(encoded, sources));
    }

    private void replace(ShardId shard, LocalReplica replica) {
        LocalReplica before = of(shard.store()).put(shard.number(), replica);
        if (before != null) {
            before.close();
        }
    }

    private void drop(ShardId shard) {
        LocalReplica replica = of(shard.store()).remove(shard.number());
        if (replica != null) {
            end(shard, replica);
        }
    }

    private void end(ShardId shard, LocalReplica replica) {
        replica.close();
        if (replica.role() == Role.ACTIVE) {
            feeds.deactivated(shard);
        }
    }

    /** Returns this instance's replica of a shard; empty if it holds none that can be read. */
    public Optional<LocalReplica> replica(ShardId shard) {
        return Optional.ofNullable(of(shard.store()).get(shard.number()));
    }

    /** Returns how much of its changelog this instance's replica of a shard has restored, in percent; empty if none is being restored. */
    public OptionalDouble restored(ShardId shard) {
        return restores.percent(shard);
    }

    /** Returns the replicas of a store's shards that are active on this instance. */
    public Collection<LocalReplica> active(String store) {
        return of(store).values().stream()
                .filter(replica -> replica.role() == Role.ACTIVE)
                .toList();
    }

    private Map<Integer, LocalReplica> of(String store) {
        return replicas.computeIfAbsent(store, name -> new ConcurrentHashMap<>());
    }
}
