package dev.belvedere.topology.engine.replica;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The net changes of the last epochs in one shard that is active on this instance. The stream's threads add; any number of threads read and wait.
 *
 * <p>An epoch is complete once it is visible and everything of it has been committed here. Changes of others are not told.
 */
public final class ShardChanges {

    private static final Logger LOG = LoggerFactory.getLogger(ShardChanges.class);

    private final PastRecords past;
    private final Executor waking;
    /** The callbacks that wait, and whether for every epoch rather than for one with changes. Guarded by this. */
    private final Map<Runnable, Boolean> waiting = new LinkedHashMap<>();

    private volatile long complete;
    private volatile boolean ended;

    /**
     * @param complete the last epoch that was visible when the shard became active
     * @param waking runs the callbacks of waiting readers
     */
    ShardChanges(PastRecords past, long complete, Executor waking) {
        this.past = past;
        this.complete = complete;
        this.waking = waking;
    }

    /** All changes up to this epoch are known. */
    void complete(long epoch) {
        Map<Runnable, Boolean> woken;
        synchronized (this) {
            boolean changed = past.first(complete, epoch).isPresent();
            complete = epoch;
            woken = new LinkedHashMap<>(waiting);
            woken.values().removeIf(every -> !every && !changed);
            waiting.keySet().removeAll(woken.keySet());
        }
        wake(woken);
    }

    /** Ends the changes: the shard is no longer active here. */
    void end() {
        Map<Runnable, Boolean> woken;
        synchronized (this) {
            ended = true;
            woken = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        wake(woken);
    }

    // One task for all of them, however many wait.
    private void wake(Map<Runnable, Boolean> woken) {
        if (!woken.isEmpty()) {
            try {
                waking.execute(() -> woken.keySet().forEach(Runnable::run));
            } catch (RejectedExecutionException stopping) {
                LOG.atDebug().log("the engine is stopping: readers of changes are not woken");
            }
        }
    }

    /** Returns true if the shard is no longer active here. */
    public boolean isEnded() {
        return ended;
    }

    /** Returns the last epoch whose changes are all known. */
    public long complete() {
        return complete;
    }

    /** Returns true if no change of a later epoch than this one has been forgotten. What was read before this is asked is whole then. */
    public boolean isKept(long epoch) {
        return past.forgotten() <= epoch;
    }

    /** Returns the first epoch after one, up to another, that has changed something in the shard; empty if none has. */
    public OptionalLong first(long after, long upTo) {
        return past.first(after, upTo);
    }

    /**
     * Returns what the epochs after one, up to another, have changed together, by store key.
     *
     * @param from the first store key, inclusive
     * @param to the end, exclusive
     */
    public Iterator<RecordChange> net(long after, long upTo, Bytes from, Bytes to) {
        return past.net(after, upTo, from, to);
    }

    /**
     * Runs a callback once, when changes of an epoch after this one are complete, or the shard is no longer active here. Returns false, without ever running it, if either
     * is so already. It must return quickly, and is registered once however often it is passed.
     *
     * @param every whether the end of an epoch without changes matters, too
     */
    public synchronized boolean await(long epoch, boolean every, Runnable wake) {
        if (ended || (complete > epoch && (every || past.first(epoch, complete).isPresent()))) {
            return false;
        }
        waiting.merge(wake, every, Boolean::logicalOr);
        return true;
    }

    /** Unregisters a callback. */
    public synchronized void forget(Runnable wake) {
        waiting.remove(wake);
    }

    /** Returns the number of registered callbacks. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
