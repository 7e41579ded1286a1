package dev.belvedere.waiting;

import java.time.Duration;

/**
 * Waits for conditions that nothing signals, by checking them again and again:
 *
 * <pre>{@code
 * if (!Waiting.every(Duration.ofMillis(100)).atMost(Duration.ofMinutes(2)).until(server::isReady)) {
 *     throw new IllegalStateException("the server is not ready after two minutes");
 * }
 * }</pre>
 *
 * <p>By default there is no deadline. Immutable and thread-safe: one instance can wait many times, and each wait has a
 * deadline of its own.
 */
public final class Waiting {

    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final TimeSource time;
    private final Duration interval;
    private final Duration timeout;

    private Waiting(TimeSource time, Duration interval, Duration timeout) {
        this.time = time;
        this.interval = interval;
        this.timeout = timeout;
    }

    /**
     * Checks conditions at the given interval, counted from the end of one check to the beginning of the next.
     *
     * @param interval above zero
     */
    public static Waiting every(Duration interval) {
        return every(interval, TimeSource.SYSTEM);
    }

    static Waiting every(Duration interval, TimeSource time) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval is above zero, not " + interval);
        }
        return new Waiting(time, interval, FOREVER);
    }

    /** Gives up after the given time; zero or less makes {@link #until} check exactly once. */
    public Waiting atMost(Duration limit) {
        return new Waiting(time, interval, limit);
    }

    /**
     * Blocks until the condition holds. Checks it at once, and for the last time at the deadline.
     *
     * @return false if the condition did not hold by the deadline, or when the thread was interrupted, which it then still is
     * @throws X if the condition throws it
     */
    public <X extends Exception> boolean until(Condition<X> condition) throws X {
        long start = time.nanos();
        while (!condition.holds()) {
            long leftNanos = timeout.toNanos() - (time.nanos() - start);
            if (leftNanos <= 0 || !sleep(Math.min(interval.toNanos(), leftNanos))) {
                return false;
            }
        }
        return true;
    }

    private boolean sleep(long nanos) {
        try {
            time.sleep(nanos);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A condition to wait for.
     *
     * @param <X> what checking it may throw; the compiler infers {@link RuntimeException} where it throws nothing checked
     */
    @FunctionalInterface
    public interface Condition<X extends Exception> {

        /** Checks whether the condition holds by now. */
        boolean holds() throws X;
    }
}
