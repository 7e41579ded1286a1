package dev.belvedere.bench.engine.candidate;

import dev.belvedere.bench.measure.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures freshness: reads the rows of all changes that are due and not yet visible, again and again. A latency counts from the time at which the change was
 * due, not from when it was sent, so that delays of the sender count too.
 */
public final class FreshnessReader {

    private static final long MIN_PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    /** Pauses are this many times as long as the sweep before, so that polling takes at most a fifth of a core from the measured candidate. */
    private static final int PAUSE_PER_SWEEP = 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SummaryView view;
    private final FreshnessPlan plan;
    private final long startNanos;
    private final LatencyHistogram latencies = LatencyHistogram.singleThreaded();

    /** @param startNanos when the first change is due, as {@link System#nanoTime} */
    public FreshnessReader(SummaryView view, FreshnessPlan plan, long startNanos) {
        this.view = view;
        this.plan = plan;
        this.startNanos = startNanos;
    }

    /** Returns when all changes are visible, or half a minute after the last one was due. */
    public CandidateFindings.Freshness read() {
        List<Integer> waiting = new ArrayList<>();
        ArrayDeque<Integer> planned = new ArrayDeque<>();
        for (int change = 0; change < plan.changes(); change++) {
            planned.add(change);
        }
        long deadline = dueNanos(plan.changes()) + TIMEOUT.toNanos();
        while ((!planned.isEmpty() || !waiting.isEmpty()) && System.nanoTime() < deadline) {
            long now = System.nanoTime();
            while (!planned.isEmpty() && dueNanos(planned.peek()) <= now) {
                waiting.add(planned.remove());
            }
            waiting.removeIf(this::seen);
            // Throttles itself by the length of the sweep, which a fixed interval cannot.
            LockSupport.parkNanos(Math.max(MIN_PAUSE_NANOS, PAUSE_PER_SWEEP * (System.nanoTime() - now)));
        }
        return findings(waiting.size());
    }

    private boolean seen(int change) {
        SummaryRow row = view.row(plan.order(change));
        if (row == null || row.total().compareTo(plan.total(change)) < 0) {
            return false;
        }
        if (change >= plan.warmUp()) {
            latencies.record(System.nanoTime() - dueNanos(change));
        }
        return true;
    }

    private long dueNanos(int change) {
        return startNanos + change * plan.periodNanos();
    }

    private CandidateFindings.Freshness findings(int unseen) {
        return new CandidateFindings.Freshness(
                latencies.ms(50), latencies.ms(99), latencies.ms(100), latencies.count(), unseen);
    }
}
