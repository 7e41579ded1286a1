package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * The limits on reads of an instance, so that its stream keeps a share of the processors however many readers there are.
 *
 * @param atOnce the most reads that run at a time, at least 1; by default the number of processors
 * @param waiting the most reads that wait for those, at least 0; by default 64
 * @param longestWait how long a read waits before it is refused, more than zero; by default 500 ms
 * @param timeout how long a scan or a read of several keys may run, more than zero; by default 5 s
 * @param keys the most keys of one request, at least 1; by default 1,000
 * @param rows the most rows of one page, at least 1; by default 10,000
 */
public record ReadLimits(int atOnce, int waiting, Duration longestWait, Duration timeout, int keys, int rows) {

    public ReadLimits {
        LimitChecks.atLeast(1, atOnce, "reads that run at once");
        LimitChecks.atLeast(0, waiting, "reads that wait");
        LimitChecks.positive(longestWait, "longest wait of a read");
        LimitChecks.positive(timeout, "longest time of a read");
        LimitChecks.atLeast(1, keys, "keys of a request");
        LimitChecks.atLeast(1, rows, "rows of a page");
    }

    /** Whether the threads that read from connections answer requests for one row themselves: with more reads at a time than processors, each has its own. */
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
