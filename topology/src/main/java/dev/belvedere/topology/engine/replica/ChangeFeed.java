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
 * The latest changes of one active shard, numbered from 0 since the shard became active on this instance. One thread writes; any number of threads read
 * and wait.
 *
 * <p>A change is counted before readers of the store can see it, and is in the feed after that: a reader that has read the store and then calls
 * {@link #begun} has seen only changes below that number.
 */
public final class ChangeFeed {

    /**
     * A change of the record at a store key.
     *
     * @param number the change's place in the shard's order
     * @param before the record before the change; null if there was none
     * @param after the record after the change; null if it was deleted
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

    /** The size of the objects that hold a change. */
    private static final int OVERHEAD_BYTES = 112;

    private static final int MIN_SLOTS = 16;

    private final long incarnation;
    private final LongSupplier maxBytes;
    private final Executor waking;
    private final Object lock = new Object();
    private volatile long begun;
    // The following fields are guarded by the lock.
    private @Nullable RecordChange[] slots = new RecordChange[MIN_SLOTS];
    private long first;
    private long next;
    private long bytes;
    private boolean gone;
    private Set<Runnable> waiting = new LinkedHashSet<>();

    /**
     * @param incarnation distinguishes this activation of the shard from all others
     * @param maxBytes the current bound of the retained changes' size
     * @param waking runs the callbacks of waiting readers
     */
    public ChangeFeed(long incarnation, LongSupplier maxBytes, Executor waking) {
        this.incarnation = incarnation;
        this.maxBytes = maxBytes;
        this.waking = waking;
    }

    /** Counts a change that readers of the store are about to see. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Called by one thread.
    public void changing() {
        begun++;
    }

    /** Appends a change that readers of the store can see now. */
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
        long most = maxBytes.getAsLong();
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

    /** Ends the feed: the shard is no longer active here. Wakes all waiting readers. */
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

    // One task for all of them, however many wait.
    private void wake(Set<Runnable> woken) {
        if (!woken.isEmpty()) {
            try {
                waking.execute(() -> woken.forEach(Runnable::run));
            } catch (RejectedExecutionException stopping) {
                LOG.atDebug().log("the engine is stopping: readers of changes are not woken");
            }
        }
    }

    /** Returns the number that distinguishes this activation of the shard from all others. */
    public long incarnation() {
        return incarnation;
    }

    /** Returns true if the shard is no longer active here. */
    public boolean isGone() {
        synchronized (lock) {
            return gone;
        }
    }

    /** Returns the number of the next change to be appended. The store contains all changes below it. */
    public long next() {
        synchronized (lock) {
            return next;
        }
    }

    /** Returns a number above those of all changes that readers of the store may have seen. */
    public long begun() {
        return begun;
    }

    /** Returns up to {@code most} changes from a number on; empty if they are no longer retained, or the number has not been reached yet. */
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
     * Runs a callback once, when the change with this number has been appended or the feed has ended. Returns false, without ever running it, if either is
     * so already. The callback may also run earlier, must return quickly, and is registered once however often it is passed.
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

    /** Unregisters a callback. */
    public void forget(Runnable wake) {
        synchronized (lock) {
            waiting.remove(wake);
        }
    }

    /** Returns the number of registered callbacks. */
    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }
}
