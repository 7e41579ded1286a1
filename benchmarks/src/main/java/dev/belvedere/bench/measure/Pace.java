package dev.belvedere.bench.measure;

import java.util.concurrent.locks.LockSupport;

/**
 * A schedule: what is due when, at a steady rate, however long the ones before take. Times are {@link System#nanoTime}'s, which on Linux are the same in all
 * processes.
 */
public record Pace(long startNanos, double periodNanos) {

    private static final double NANOS_A_SECOND = 1e9;

    /** One that begins now. */
    public static Pace of(double perSecond) {
        return new Pace(System.nanoTime(), NANOS_A_SECOND / perSecond);
    }

    /** When the turn, counted from 0, is due. */
    public long dueNanos(long turn) {
        return startNanos + (long) (turn * periodNanos);
    }

    /** Waits until the turn is due; returns at once where it was due before. */
    public void await(long turn) {
        long due = dueNanos(turn);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
