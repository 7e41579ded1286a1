package dev.belvedere.topology.engine.replica;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one replica were before each of the last epochs changed them, so that it can be read as it was at the end of an earlier one. One thread adds; any
 * number of threads read.
 *
 * <p>A record is added before it is changed in the store. A reader looks into the store first, and then here: the earliest epoch behind its own that has changed the
 * record tells what it was.
 */
public final class PastRecords {

    /** About what an entry takes in memory beside its key and record. */
    private static final int OVERHEAD_BYTES = 120;

    private final ConcurrentNavigableMap<Long, ConcurrentNavigableMap<Bytes, Past>> byEpoch =
            new ConcurrentSkipListMap<>();

    /** Changes that were loaded from a changelog, of epochs that are not known yet: by key, and then by offset. */
    private final ConcurrentNavigableMap<Bytes, ConcurrentNavigableMap<Long, Past>> loaded =
            new ConcurrentSkipListMap<>();

    private final NavigableMap<Long, Bytes> loadedKeys = new TreeMap<>();

    private final LongAdder bytes;

    /** The last epoch that has changed something here and was forgotten. */
    private volatile long forgotten;

    /** A record before a change, and after the last one of the epoch. */
    public static final class Past {
        private final byte @Nullable [] before;
        private volatile byte @Nullable [] after;
        private boolean forgotten;

        private Past(byte @Nullable [] before) {
            this.before = before;
        }

        private static Past followedBy(Past earlier, Past later) {
            Past both = new Past(earlier.before);
            both.after = later.after;
            return both;
        }

        private long bytes(Bytes key) {
            return (long) OVERHEAD_BYTES + key.get().length + length(before) + length(after);
        }

        private static int length(byte @Nullable [] record) {
            return record == null ? 0 : record.length;
        }
    }

    /** @param bytes counts what all replicas keep */
    public PastRecords(LongAdder bytes) {
        this.bytes = bytes;
    }

    /**
     * A record is about to be changed in an epoch.
     *
     * @return what is to be told the record after the change
     */
    public Past changing(long epoch, Bytes key, byte @Nullable [] before) {
        return put(ofEpoch(epoch), key, new Past(before));
    }

    private ConcurrentNavigableMap<Bytes, Past> ofEpoch(long epoch) {
        ConcurrentNavigableMap<Bytes, Past> known = byEpoch.get(epoch);
        return known == null ? byEpoch.computeIfAbsent(epoch, first -> new ConcurrentSkipListMap<>()) : known;
    }

    /** The record is changed in the store. */
    void changed(Past past, byte @Nullable [] after) {
        synchronized (past) {
            if (!past.forgotten) {
                bytes.add(Past.length(after) - Past.length(past.after));
            }
            past.after = after;
        }
    }

    private void forget(Bytes key, Past past) {
        synchronized (past) {
            past.forgotten = true;
            bytes.add(-past.bytes(key));
        }
    }

    private Past put(ConcurrentNavigableMap<Bytes, Past> to, Bytes key, Past past) {
        Past known = to.putIfAbsent(key, past);
        if (known != null) {
            return known;
        }
        bytes.add(past.bytes(key));
        return past;
    }

    /** Tells the epoch that a changelog's record belongs to. */
    interface Epochs {

        /** Returns the epoch of the record at this offset; {@link Long#MAX_VALUE} if it is not known yet. */
        long of(long offset);
    }

    /** A record is about to be changed by the record at this offset of the changelog. Records are loaded in their order. */
    synchronized void loading(long offset, Bytes key, byte @Nullable [] before, Epochs epochs) {
        assign(epochs);
        Past past = new Past(before);
        long epoch = epochs.of(offset);
        if (epoch == Long.MAX_VALUE) {
            loaded.computeIfAbsent(key, first -> new ConcurrentSkipListMap<>()).put(offset, past);
            loadedKeys.put(offset, key);
            bytes.add(past.bytes(key));
        } else {
            put(ofEpoch(epoch), key, past);
        }
    }

    /** Assigns what was loaded to epochs that have become known. */
    synchronized void assign(Epochs epochs) {
        for (Map.Entry<Long, Bytes> next = loadedKeys.firstEntry();
                next != null && epochs.of(next.getKey()) != Long.MAX_VALUE;
                next = loadedKeys.firstEntry()) {
            Bytes key = next.getValue();
            ConcurrentNavigableMap<Long, Past> ofKey = Objects.requireNonNull(loaded.get(key));
            Past past = Objects.requireNonNull(ofKey.get(next.getKey()));
            // Readers find it in either place, and for a moment in both.
            ofEpoch(epochs.of(next.getKey())).putIfAbsent(key, past);
            ofKey.remove(next.getKey());
            if (ofKey.isEmpty()) {
                loaded.remove(key);
            }
            loadedKeys.remove(next.getKey());
        }
    }

    /** Returns the first epoch after one, up to another, that has changed something here; empty if none has. */
    OptionalLong first(long after, long upTo) {
        Long first = byEpoch.higherKey(after);
        return first == null || first > upTo ? OptionalLong.empty() : OptionalLong.of(first);
    }

    /** Returns the last epoch that has changed something here and was forgotten; 0 if none was. */
    long forgotten() {
        return forgotten;
    }

    /** Returns what the epochs after one, up to another, have changed together in a range of keys, by key; changes that were loaded are not among them. */
    Iterator<RecordChange> net(long after, long upTo, Bytes from, Bytes to) {
        List<ConcurrentNavigableMap<Bytes, Past>> epochs =
                List.copyOf(byEpoch.subMap(after, false, upTo, true).values());
        if (epochs.size() == 1) {
            return changes(epochs.get(0).subMap(from, true, to, false));
        }
        NavigableMap<Bytes, Past> net = new TreeMap<>();
        epochs.forEach(epoch ->
                epoch.subMap(from, true, to, false).forEach((key, change) -> net.merge(key, change, Past::followedBy)));
        return changes(net);
    }

    private static Iterator<RecordChange> changes(NavigableMap<Bytes, Past> net) {
        return net.entrySet().stream()
                .filter(change -> !Arrays.equals(change.getValue().before, change.getValue().after))
                .map(change -> new RecordChange(change.getKey(), change.getValue().before, change.getValue().after))
                .iterator();
    }

    /** Forgets the changes of epochs up to one: earlier ones cannot be read any more. */
    synchronized void forget(long upTo) {
        for (Map.Entry<Long, ConcurrentNavigableMap<Bytes, Past>> next = byEpoch.firstEntry();
                next != null && next.getKey() <= upTo;
                next = byEpoch.firstEntry()) {
            // First: who has read an incomplete epoch learns of it.
            forgotten = next.getKey();
            byEpoch.remove(next.getKey());
            next.getValue().forEach(this::forget);
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        forget(Long.MAX_VALUE);
        loaded.forEach((key, ofKey) -> ofKey.values().forEach(past -> bytes.add(-past.bytes(key))));
        loaded.clear();
        loadedKeys.clear();
    }

    /**
     * Returns the record at the end of an epoch.
     *
     * @param stored what is in the store, which was read before this call
     */
    byte @Nullable [] get(long epoch, Bytes key, byte @Nullable [] stored) {
        // Looked at first: what is assigned meanwhile is found in an epoch.
        Past unassigned = firstLoaded(key);
        for (ConcurrentNavigableMap<Bytes, Past> later :
                byEpoch.tailMap(epoch, false).values()) {
            Past past = later.get(key);
            if (past != null) {
                return past.before;
            }
        }
        return unassigned == null ? stored : unassigned.before;
    }

    private @Nullable Past firstLoaded(Bytes key) {
        ConcurrentNavigableMap<Long, Past> ofKey = loaded.get(key);
        Map.Entry<Long, Past> first = ofKey == null ? null : ofKey.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** Returns what the records of a range that have changed since were at the end of an epoch, by key. */
    public NavigableMap<Bytes, Optional<byte[]>> range(long epoch, Bytes from, Bytes to) {
        NavigableMap<Bytes, Optional<byte[]>> unassigned = new TreeMap<>();
        loaded.subMap(from, true, to, true).keySet().forEach(key -> {
            Past past = firstLoaded(key);
            if (past != null) {
                unassigned.put(key, Optional.ofNullable(past.before));
            }
        });
        NavigableMap<Bytes, Optional<byte[]>> before = new TreeMap<>();
        byEpoch.tailMap(epoch, false).values().forEach(later -> add(later, from, to, before));
        unassigned.forEach(before::putIfAbsent);
        return before;
    }

    private static void add(
            ConcurrentNavigableMap<Bytes, Past> later,
            Bytes from,
            Bytes to,
            NavigableMap<Bytes, Optional<byte[]>> before) {
        later.subMap(from, true, to, true)
                .forEach((key, past) -> before.putIfAbsent(key, Optional.ofNullable(past.before)));
    }
}
