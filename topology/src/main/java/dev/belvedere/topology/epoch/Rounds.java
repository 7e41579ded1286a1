package dev.belvedere.topology.epoch;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Has stages begin their next epochs together. A stream thread works for all stages, and one of its transactions can end its share of an epoch in each of them: stages that begin
 * one after the other take one transaction each instead, and wait for those of the others. So where a stage has finished, the next epochs wait for those that are under way, but
 * not longer than it took itself: a stage that takes much longer does not hold up the others. Used by one thread.
 */
final class Rounds {

    private final long[] beganAt;
    private final BitSet underWay = new BitSet();
    private long doneAt;
    private long took;

    Rounds(int stages) {
        this.beganAt = new long[stages];
    }

    /** A stage may process another epoch, for which it has something to do. */
    void began(int stage, long nanos) {
        beganAt[stage] = nanos;
        underWay.set(stage);
    }

    /** Notes which stages have finished, and returns true if the next epochs wait for others. */
    boolean waits(IntPredicate isDone, long nanos) {
        for (int stage : underWay.stream().filter(isDone).toArray()) {
            underWay.clear(stage);
            took = doneAt == nanos ? Math.max(took, nanos - beganAt[stage]) : nanos - beganAt[stage];
            doneAt = nanos;
        }
        return !underWay.isEmpty() && nanos - doneAt < took;
    }
}
