package dev.belvedere.topology.epoch;

import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Opening;
import dev.belvedere.topology.epoch.EpochsRecord.Stalls;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What this instance knows of the epochs: how far each stage may read its inputs, and which epochs have become visible. Built by one thread from the records of the epochs
 * topic in their order; read by any thread.
 *
 * <p>A decision takes effect at once: whoever looks at several gates while holding this object's monitor sees them all before it, or all after it.
 */
public final class Gates {

    /** Takes what becomes visible. Called by the thread that applies records. */
    public interface Listener {

        /**
         * An epoch is visible.
         *
         * @param logged where each changelog ends at its end, exclusive, by log
         */
        void released(Epoch epoch, long[] logged);
    }

    private final Stages stages;
    private final boolean open;
    private Listener listener = (epoch, logged) -> {};
    private final AtomicLongArray opened;
    private final long[] gates;
    private final NavigableMap<Long, Position> positions = new TreeMap<>();
    private long[] releasedLogs;
    private long released;
    private final Succession succession = new Succession();
    private volatile long version;
    private volatile List<Stall> stalls = List.of();

    /** @param open whether all gates are open, whatever is decided: a state that never was may become visible then. For tests */
    public Gates(Stages stages, boolean open) {
        this.stages = stages;
        this.open = open;
        this.opened = new AtomicLongArray(stages.count());
        this.gates = new long[stages.inputs().size()];
        this.releasedLogs = new long[stages.logs().size()];
    }

    /** Tells a listener of what becomes visible from now on. */
    public synchronized void tell(Listener newListener) {
        listener = newListener;
    }

    /** Applies a record, if it counts. */
    public synchronized Succession.Outcome apply(EpochsRecord record, long nowMs) {
        Succession.Outcome outcome = succession.next(record);
        if (outcome != Succession.Outcome.APPLIED) {
            return outcome;
        }
        if (record instanceof Decision decision) {
            decision.openings().forEach(this::open);
            decision.release().ifPresent(release -> {
                releasedLogs = releasedLogs.clone();
                release.logged().forEach((log, end) -> releasedLogs[log] = end);
                release(release.epoch(), release.incomplete(), nowMs);
            });
        } else if (record instanceof Checkpoint checkpoint) {
            restore(checkpoint.state(), nowMs);
        } else if (record instanceof Stalls now) {
            stalls = now.stalls();
        }
        version++;
        notifyAll();
        return outcome;
    }

    private void open(Opening opening) {
        opened.set(opening.stage(), opening.epoch());
        opening.gates().forEach((input, gate) -> gates[input] = gate);
        opening.position().ifPresent(position -> positions.put(opening.epoch(), position));
    }

    private void release(long epoch, Map<Integer, Long> incomplete, long nowMs) {
        released = epoch;
        Position position = positions.get(epoch);
        positions.headMap(epoch).clear();
        if (position != null) {
            listener.released(new Epoch(epoch, position, incomplete, nowMs), releasedLogs);
        }
    }

    private void restore(KeeperState state, long nowMs) {
        for (int stage = 0; stage < stages.count(); stage++) {
            opened.set(stage, state.progress().opened()[stage]);
        }
        System.arraycopy(state.progress().gates(), 0, gates, 0, gates.length);
        positions.putAll(state.positions());
        if (state.released() > released) {
            releasedLogs = state.releasedLogs().clone();
            release(state.released(), state.releasedIncomplete(), nowMs);
        }
    }

    /** Returns a number that changes with every decision. */
    public long version() {
        return version;
    }

    /**
     * Waits for the next decision.
     *
     * @param seen the {@link #version} that the caller knows; returns at once if there is another one
     * @param atMost the longest wait in nanoseconds; does not wait if it is not positive
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void await(long seen, long atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost;
        for (long left = atMost; version == seen && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Returns the offset up to which an input may be processed, exclusive. */
    public synchronized long gate(int input) {
        return open || stages.inputs().get(input).isLoop() ? Long.MAX_VALUE : gates[input];
    }

    /** Returns the epoch that a stage may process. */
    public long opened(int stage) {
        return opened.get(stage);
    }

    /** Returns what stands still, and why. */
    public List<Stall> stalls() {
        return stalls;
    }
}
