package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * How much reads may ask of an instance, so that its stream keeps a share of the processors however many readers there are.
 *
 * @param atOnce reads that run at once, at least 1; by default as many as there are processors
 * @param waiting reads that may wait for those to end, at least 0; by default 64
 * @param longestWait how long one of them waits before it is refused, more than zero; by default 500 ms
 * @param timeout how long a walk or a read of several keys may run, more than zero; by default 5 s
 * @param keys most keys of one request, at least 1; by default 1,000
 * @param rows most rows of one page, at least 1; by default 10,000
 */
public record ReadLimits(int atOnce, int waiting, Duration longestWait, Duration timeout, int keys, int rows) {

    public ReadLimits {
        Bounds.atLeast(1, atOnce, "reads that run at once");
        Bounds.atLeast(0, waiting, "reads that wait");
        Bounds.positive(longestWait, "longest wait of a read");
        Bounds.positive(timeout, "longest time of a read");
        Bounds.atLeast(1, keys, "keys of a request");
        Bounds.atLeast(1, rows, "rows of a page");
    }

    /** Whether the threads that read from clients answer for one row themselves: where more reads may run at once than there are processors, each has a thread. */
    public boolean rowsInPlace() {
        return atOnce <= Runtime.getRuntime().availableProcessors();
    }

    public static ReadLimits defaults() {
        return new ReadLimits(
                Runtime.getRuntime().availableProcessors(),
                64,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                1_000,
                10_000);
    }
}
