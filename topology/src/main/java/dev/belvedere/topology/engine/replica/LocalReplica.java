package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.OperatorSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One replica of a shard on this instance, which can be read as it was at the end of any of the last epochs. One thread changes it; any number of threads read.
 *
 * <p>The ends of an epoch in the shard's changelog tell what a replica can answer: it must have everything before the end, and it must know of everything that it has
 * from behind the end what was there before.
 */
public final class LocalReplica implements ShardObserver {

    private final Role role;
    private final int log;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Set<Integer> readOperators;
    private final LongSupplier epoch;
    private final PastRecords past;
    private final ShardChanges changes;

    /** Everything before this offset of the changelog is in the store. */
    private volatile long reached;

    /** Of what comes from before this offset, it is not known what was there before. */
    private volatile long begun;

    /** Epochs before this one cannot be read. */
    private volatile long oldest;

    /** What the changing thread is about to change. */
    private PastRecords.@Nullable Past changing;

    /** The epoch that became visible last, and where the changelog ends at its end. */
    private long shown;

    private long shownEnd;

    /**
     * @param log the number of the shard's changelog
     * @param readOperators the operators whose entries are read
     * @param epoch tells the epoch that the changing thread processes
     * @param begun the offset of the changelog behind the last record in the store
     * @param shown the last epoch that is visible
     * @param bytes counts what all replicas keep of the past
     * @param waking runs the callbacks of those who wait for changes
     */
    LocalReplica(
            Role role,
            int log,
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Set<Integer> readOperators,
            LongSupplier epoch,
            long begun,
            long shown,
            LongAdder bytes,
            Executor waking) {
        this.role = role;
        this.log = log;
        this.store = store;
        this.readOperators = readOperators;
        this.epoch = epoch;
        this.begun = begun;
        this.reached = begun;
        this.shown = shown;
        this.past = new PastRecords(bytes);
        this.changes = new ShardChanges(past, shown, waking);
    }

    /** Returns the number of the shard's changelog. */
    int log() {
        return log;
    }

    public Role role() {
        return role;
    }

    @Override
    public void changing(byte[] storeKey, byte @Nullable [] before) {
        changing = past.changing(epoch.getAsLong(), Bytes.wrap(storeKey), before);
    }

    @Override
    public void changed(byte[] storeKey, byte @Nullable [] after) {
        past.changed(Objects.requireNonNull(changing), after);
    }

    /**
     * Records of the changelog are about to be put in the store.
     *
     * @param kept where the changelog ended at the end of the oldest epoch that can be read: what was before earlier records need not be known
     */
    void loading(List<ConsumerRecord<byte[], byte[]>> records, long kept, PastRecords.Epochs epochs) {
        Map<Bytes, Optional<byte[]>> before = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Bytes key = Bytes.wrap(record.key());
            if (record.offset() < kept) {
                begun = record.offset() + 1;
            } else if (readOperators.contains(OperatorSpace.operatorOf(record.key()))) {
                Optional<byte[]> known = before.get(key);
                byte[] old = known == null ? store.get(key) : known.orElse(null);
                past.loading(record.offset(), key, old, epochs);
            }
            before.put(key, Optional.ofNullable(record.value()));
        }
    }

    /** Everything before this offset of the changelog is in the store now. */
    synchronized void reached(long offset) {
        reached = Math.max(reached, offset);
        completeIfReached();
    }

    private void completeIfReached() {
        if (shown > changes.complete() && reached >= shownEnd) {
            changes.complete(shown);
        }
    }

    /** Returns the offset of the changelog before which everything is in the store. */
    long reached() {
        return reached;
    }

    /**
     * Returns true if the replica can be read as it was at the end of an epoch.
     *
     * @param end where the changelog ended then, exclusive
     */
    boolean answers(long number, long end) {
        return keeps(number) && end >= begun && reached >= end;
    }

    /** Returns true if nothing was forgotten that is needed to read the end of an epoch. */
    boolean keeps(long number) {
        return number >= oldest;
    }

    /** Returns the records at the end of an epoch that the replica {@link #answers}. Reading fails once it is closed, or the epoch is not kept any more. */
    ReadOnlyKeyValueStore<Bytes, byte[]> at(long number) {
        return new SnapshotRecords(() -> keeps(number), store, past, number);
    }

    /** An epoch is about to become visible. */
    void ended(PastRecords.Epochs epochs) {
        past.assign(epochs);
    }

    /**
     * The epoch is visible.
     *
     * @param end where the changelog ends at its end, exclusive
     */
    synchronized void shown(long number, long end) {
        shown = number;
        shownEnd = end;
        completeIfReached();
    }

    /** Returns the changes of the epochs, if the replica is the active one. */
    ShardChanges changes() {
        return changes;
    }

    /** Forgets what is needed only to read epochs before this one. */
    void forgetBefore(long number) {
        oldest = Math.max(oldest, number);
        past.forget(number);
    }

    /** Ends the replica. */
    void close() {
        oldest = Long.MAX_VALUE;
        changes.end();
        past.clear();
    }
}
