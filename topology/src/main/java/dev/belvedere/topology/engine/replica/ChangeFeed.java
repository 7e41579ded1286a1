package dev.belvedere.topology.engine.replica;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last changes of one shard's store, numbered from 0 on since the shard became active here. One thread writes, any number reads and waits.
 *
 * <p>A change can be seen in the store before it is here, and is announced before that: whoever has read the store and then asks for {@link #begun} has seen
 * only changes below that number.
 */
public final class ChangeFeed {

    /**
     * A change of the record at a store key; null where there is none.
     *
     * @param number its place in the shard's order
     */
    public record RecordChange(long number, Bytes storeKey, byte @Nullable [] before, byte @Nullable [] after) {

        int bytes() {
            return OVERHEAD_BYTES + storeKey.get().length + length(before) + length(after);
        }

        private static int length(byte @Nullable [] record) {
            return record == null ? 0 : record.length;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    /** Of the objects that hold a change. */
    private static final int OVERHEAD_BYTES = 112;

    private static final int LEAST_SLOTS = 16;

    private final long incarnation;
    private final LongSupplier mostBytes;
    private final Executor waking;
    private final Object lock = new Object();
    private volatile long begun;
    // What follows is guarded by the lock.
    private @Nullable RecordChange[] slots = new RecordChange[LEAST_SLOTS];
    private long first;
    private long next;
    private long bytes;
    private boolean gone;
    private Set<Runnable> waiting = new LinkedHashSet<>();

    /**
     * @param incarnation tells this time that the shard is active here from all others
     * @param mostBytes that the changes may take
     * @param waking runs what waits
     */
    public ChangeFeed(long incarnation, LongSupplier mostBytes, Executor waking) {
        this.incarnation = incarnation;
        this.mostBytes = mostBytes;
        this.waking = waking;
    }

    /** A change is about to be seen by readers of the store. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // By one thread.
    public void changing() {
        begun++;
    }

    /** It can be seen now; null where there is no record. */
    public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {
        Set<Runnable> woken;
        synchronized (lock) {
            add(new RecordChange(next, Bytes.wrap(storeKey), before, after));
            woken = takeWaiting();
        }
        wake(woken);
    }

    private void add(RecordChange change) {
        if (next - first == slots.length) {
            grow();
        }
        slots[slot(next, slots)] = change;
        next++;
        bytes += change.bytes();
        long most = mostBytes.getAsLong();
        while (bytes > most && first < next) {
            bytes -= at(first).bytes();
            slots[slot(first, slots)] = null;
            first++;
        }
    }

    private void grow() {
        @Nullable RecordChange[] larger = new RecordChange[slots.length * 2];
        for (long number = first; number < next; number++) {
            larger[slot(number, larger)] = slots[slot(number, slots)];
        }
        slots = larger;
    }

    private RecordChange at(long number) {
        RecordChange change = slots[slot(number, slots)];
        if (change == null) {
            throw new IllegalStateException("change " + number + " of " + first + " to " + next + " is missing");
        }
        return change;
    }

    // The number of slots is a power of two.
    private static int slot(long number, @Nullable RecordChange[] slots) {
        return (int) (number & (slots.length - 1));
    }

    /** The shard is no longer active here: nothing more will come. */
    public void gone() {
        Set<Runnable> woken;
        synchronized (lock) {
            gone = true;
            woken = takeWaiting();
        }
        wake(woken);
    }

    private Set<Runnable> takeWaiting() {
        Set<Runnable> woken = waiting;
        waiting = woken.isEmpty() ? woken : new LinkedHashSet<>();
        return woken;
    }

    // One hand-over, however many wait.
    private void wake(Set<Runnable> woken) {
        if (!woken.isEmpty()) {
            try {
                waking.execute(() -> woken.forEach(Runnable::run));
            } catch (RejectedExecutionException stopping) {
                // Nobody is left to be told.
                LOG.atDebug().log("changes come after the end");
            }
        }
    }

    /** Tells this time that the shard is active here from all others. */
    public long incarnation() {
        return incarnation;
    }

    /** Whether the shard is no longer active here. */
    public boolean isGone() {
        synchronized (lock) {
            return gone;
        }
    }

    /** The number of the next change to be in here: all below it are in the store. */
    public long next() {
        synchronized (lock) {
            return next;
        }
    }

    /** A number above those of all changes that are in the store, or are just being put there. */
    public long begun() {
        return begun;
    }

    /** The changes from a number on, as many as asked for at most; empty where they are no longer kept, or not yet counted so far. */
    public Optional<List<RecordChange>> from(long number, int most) {
        synchronized (lock) {
            if (number < first || number > next) {
                return Optional.empty();
            }
            int count = (int) Math.min(most, next - number);
            List<RecordChange> changes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                changes.add(at(number + i));
            }
            return Optional.of(changes);
        }
    }

    /**
     * Has something run once, when the change with this number is in or the shard is gone; false where that is so already, and then it is not run. It
     * may also run earlier, must be quick, and is kept once however often it is given.
     */
    public boolean await(long number, Runnable wake) {
        synchronized (lock) {
            if (gone || next > number) {
                return false;
            }
            waiting.add(wake);
            return true;
        }
    }

    /** Does not wake this one any more. */
    public void forget(Runnable wake) {
        synchronized (lock) {
            waiting.remove(wake);
        }
    }

    /** How many wait. */
    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }
}
