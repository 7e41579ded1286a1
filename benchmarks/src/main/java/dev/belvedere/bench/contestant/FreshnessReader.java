package dev.belvedere.bench.contestant;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Watches rows become fresh: reads the rows of all changes that are due and not yet seen, again and again. Each latency counts from the time the change was
 * due, not from when it was sent, so that whatever delays the sender counts too.
 */
final class FreshnessReader {

    private static final long LEAST_PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    /** The more there is to read, the longer the pauses: watching takes at most a fifth of a core from those who are watched. */
    private static final int PAUSES_A_SWEEP = 4;

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS_A_MS = 1_000;

    private final SummaryView view;
    private final FreshnessPlan plan;
    private final long startNanos;
    private final Histogram latencies = new Histogram(DEADLINE.toNanos() / 1_000, SIGNIFICANT_DIGITS);

    FreshnessReader(SummaryView view, FreshnessPlan plan, long startNanos) {
        this.view = view;
        this.plan = plan;
        this.startNanos = startNanos;
    }

    /** Returns when all changes were seen, or the deadline for the last one is over. */
    Findings.Freshness read() {
        List<Integer> waiting = new ArrayList<>();
        ArrayDeque<Integer> planned = new ArrayDeque<>();
        for (int change = 0; change < plan.changes(); change++) {
            planned.add(change);
        }
        long deadline = dueNanos(plan.changes()) + DEADLINE.toNanos();
        while ((!planned.isEmpty() || !waiting.isEmpty()) && System.nanoTime() < deadline) {
            long now = System.nanoTime();
            while (!planned.isEmpty() && dueNanos(planned.peek()) <= now) {
                waiting.add(planned.remove());
            }
            waiting.removeIf(this::seen);
            LockSupport.parkNanos(Math.max(LEAST_PAUSE_NANOS, PAUSES_A_SWEEP * (System.nanoTime() - now)));
        }
        return findings(waiting.size());
    }

    private boolean seen(int change) {
        SummaryRow row = view.row(plan.order(change));
        if (row == null || row.total().compareTo(plan.total(change)) < 0) {
            return false;
        }
        if (change >= plan.warmUp()) {
            latencies.recordValue((System.nanoTime() - dueNanos(change)) / 1_000);
        }
        return true;
    }

    private long dueNanos(int change) {
        return startNanos + change * plan.periodNanos();
    }

    private Findings.Freshness findings(int unseen) {
        return new Findings.Freshness(ms(50), ms(99), ms(100), latencies.getTotalCount(), unseen);
    }

    private double ms(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_A_MS;
    }
}
