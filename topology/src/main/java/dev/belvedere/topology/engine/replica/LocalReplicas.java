package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import dev.belvedere.topology.streams.StreamsNames;
import dev.belvedere.topology.flow.assemble.ShardChanges;
import dev.belvedere.topology.streams.ShardListener;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The copies of shards that this instance holds. Thread-safe. */
public final class LocalReplicas implements ShardListener, StandbyUpdateListener, StateRestoreListener {

    /** One copy's place. */
    private record At(int assembly, int shard) {}

    private final String application;
    private final int sources;
    private final LocalChangeFeeds feeds;
    private final Set<Integer> read;
    private final Map<String, Integer> assemblies;
    private final Map<Integer, String> stores = new HashMap<>();
    private final Map<At, KeyValueStore<Bytes, byte[]>> opened = new ConcurrentHashMap<>();
    private final RestoreProgress restores = new RestoreProgress();
    private final Map<Integer, Map<Integer, LocalReplica>> shards = new ConcurrentHashMap<>();
    /** The active ones that each stream thread moves on. */
    private final Map<Thread, Map<At, LocalReplica>> moving = new ConcurrentHashMap<>();

    /**
     * @param application the prefix of the changelogs' names
     * @param assemblies by the names of their stores
     * @param read the assemblies that readers read
     * @param sources how many there are
     */
    public LocalReplicas(String application, Map<String, Integer> assemblies, Set<Integer> read, int sources, LocalChangeFeeds feeds) {
        this.application = application;
        this.assemblies = Map.copyOf(assemblies);
        this.read = Set.copyOf(read);
        this.sources = sources;
        this.feeds = feeds;
        assemblies.forEach((store, assembly) -> stores.put(assembly, store));
    }

    @Override
    public void opened(String store, int shard, KeyValueStore<Bytes, byte[]> records) {
        opened.put(at(store, shard), records);
        // One that is to be active is read as it is until it is restored.
        loaded(store, shard);
    }

    @Override
    public void closed(String store, int shard, KeyValueStore<Bytes, byte[]> records) {
        At at = at(store, shard);
        if (opened.remove(at, records)) {
            drop(at);
        }
    }

    @Override
    public void held(int assembly, int shard, long[] offsets) {
        At at = new At(assembly, shard);
        ReadOnlyKeyValueStore<Bytes, byte[]> records = opened.get(at);
        Commit commit = committed(records).orElseGet(() -> Commit.none(sources)).and(offsets);
        LocalReplica held = new LocalReplica(Role.ACTIVE, commit, records, feeds.held(assembly, shard));
        moving.computeIfAbsent(Thread.currentThread(), thread -> new LinkedHashMap<>())
                .put(at, held);
        replace(at, held);
    }

    @Override
    public ShardChanges changes(int assembly, int shard) {
        return shard(assembly, shard).orElseThrow();
    }

    @Override
    public void reached(int assembly, int shard, int source, long offset) {
        shard(assembly, shard).orElseThrow().reached(source, offset);
    }

    @Override
    public void gone(int assembly, int shard) {
        At at = new At(assembly, shard);
        LocalReplica moved = mine().remove(at);
        if (moved == null || !shardsOf(assembly).remove(shard, moved)) {
            return;
        }
        end(at, moved);
        // What is committed is read as it is until the store closes: most often the copy is a standby copy from now on.
        if (!moved.isMoving()) {
            loaded(store(assembly), shard);
        }
    }

    @Override
    public void committing(Consumer<ProducerRecord<byte[], byte[]>> send) {
        mine().forEach((at, held) -> {
            if (read.contains(at.assembly)) {
                held.committing().ifPresent(commit -> note(at, commit, send));
            }
        });
    }

    /** Into the changelog, and into the copy itself: what it has it is not given by the changelog again, be it restarted or a standby copy from now on. */
    private void note(At at, Commit commit, Consumer<ProducerRecord<byte[], byte[]>> send) {
        KeyValueStore<Bytes, byte[]> records = opened.get(at);
        if (records != null) {
            records.put(Bytes.wrap(StoreKeys.commit()), commit.encode());
        }
        send.accept(record(at, commit));
    }

    private ProducerRecord<byte[], byte[]> record(At at, Commit commit) {
        String changelog = StreamsNames.changelogTopic(application, store(at.assembly));
        return new ProducerRecord<>(changelog, at.shard, StoreKeys.commit(), commit.encode());
    }

    @Override
    public void committed() {
        mine().values().forEach(LocalReplica::committed);
    }

    private Map<At, LocalReplica> mine() {
        return moving.getOrDefault(Thread.currentThread(), Collections.emptyMap());
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long from) {
        restores.began(shard(changelog, store), from);
        loaded(store, changelog.partition());
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long end) {
        restores.reached(shard(changelog, store), batchEnd + 1, end);
        loaded(store, changelog.partition());
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long end) {
        restores.began(shard(changelog, store), from, end);
        loaded(store, changelog.partition());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        restores.reached(shard(changelog, store), batchEnd + 1);
        loaded(store, changelog.partition());
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
        loaded(store, changelog.partition());
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restores.ended(shard(changelog, store));
    }

    private static ShardId shard(TopicPartition changelog, String store) {
        return new ShardId(store, changelog.partition());
    }

    // Of tables' images there are copies too, which nobody reads.
    private void loaded(String store, int shard) {
        Integer assembly = assemblies.get(store);
        if (assembly == null) {
            return;
        }
        At at = new At(assembly, shard);
        ReadOnlyKeyValueStore<Bytes, byte[]> records = opened.get(at);
        LocalReplica held = shardsOf(assembly).get(shard);
        if (records == null || (held != null && held.role() == Role.ACTIVE)) {
            return;
        }
        committed(records).ifPresent(commit -> {
            if (held == null) {
                replace(at, new LocalReplica(Role.STANDBY, commit, records, null));
            } else {
                held.show(commit);
            }
        });
    }

    @Override
    public void onUpdateSuspended(TopicPartition changelog, String store, long offset, long end, SuspendReason reason) {
        restores.ended(shard(changelog, store));
        // One that is promoted is read until it is active: it lacks no more than it did.
        if (reason == SuspendReason.MIGRATED && assemblies.containsKey(store)) {
            drop(at(store, changelog.partition()));
        }
    }

    private Optional<Commit> committed(@Nullable ReadOnlyKeyValueStore<Bytes, byte[]> records) {
        return Optional.ofNullable(records)
                .map(store -> store.get(Bytes.wrap(StoreKeys.commit())))
                .map(encoded -> Commit.decode(encoded, sources));
    }

    private void replace(At at, LocalReplica held) {
        LocalReplica before = shardsOf(at.assembly).put(at.shard, held);
        if (before != null) {
            before.gone();
        }
    }

    private void drop(At at) {
        LocalReplica held = shardsOf(at.assembly).remove(at.shard);
        if (held != null) {
            end(at, held);
        }
    }

    private void end(At at, LocalReplica held) {
        held.gone();
        if (held.role() == Role.ACTIVE) {
            feeds.gone(at.assembly, at.shard);
        }
    }

    /** The copy of the shard that this instance holds, if it does. */
    public Optional<LocalReplica> shard(int assembly, int shard) {
        return Optional.ofNullable(shardsOf(assembly).get(shard));
    }

    /** How much of its changelog a copy has read that this instance restores, percent; empty where it restores none of this shard. */
    public OptionalDouble restored(ShardId shard) {
        return restores.percent(shard);
    }

    /** All copies of shards of an assembly that this instance holds and keeps active. */
    public Collection<LocalReplica> active(int assembly) {
        return shardsOf(assembly).values().stream()
                .filter(held -> held.role() == Role.ACTIVE)
                .toList();
    }

    private Map<Integer, LocalReplica> shardsOf(int assembly) {
        return shards.computeIfAbsent(assembly, ordinal -> new ConcurrentHashMap<>());
    }

    private At at(String store, int shard) {
        return new At(assembly(store), shard);
    }

    private int assembly(String store) {
        Integer assembly = assemblies.get(store);
        if (assembly == null) {
            throw new IllegalArgumentException("no assembly keeps a store " + store);
        }
        return assembly;
    }

    private String store(int assembly) {
        String store = stores.get(assembly);
        if (store == null) {
            throw new IllegalArgumentException("there is no assembly " + assembly);
        }
        return store;
    }
}
