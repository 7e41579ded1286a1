package dev.belvedere.bench.measure;

import java.util.concurrent.locks.LockSupport;

/**
 * An open-loop schedule: turns are due at a steady rate, independent of how long earlier turns take. Times are those of {@link System#nanoTime}, which on
 * Linux are the same in all processes of a machine.
 *
 * @param startNanos the time of turn 0
 */
public record Pace(long startNanos, double periodNanos) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Creates a schedule that begins now. */
    public static Pace of(double perSecond) {
        return new Pace(System.nanoTime(), NANOS_PER_SECOND / perSecond);
    }

    /** The time at which a turn, counted from 0, is due. */
    public long dueNanos(long turn) {
        return startNanos + (long) (turn * periodNanos);
    }

    /** Waits until the turn is due; returns at once if it is overdue. */
    public void await(long turn) {
        long due = dueNanos(turn);
        // Parks instead of polling a condition: the schedule is part of the measurement and needs the clock's full
        // resolution.
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits until the turn is due. If later ones are already, skips to the last of them. Returns the turn's number. */
    public long awaitOrSkip(long turn) {
        long latest = Math.max(turn, (long) ((System.nanoTime() - startNanos) / periodNanos));
        await(latest);
        return latest;
    }
}
