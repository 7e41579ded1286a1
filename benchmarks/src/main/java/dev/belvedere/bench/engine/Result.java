package dev.belvedere.bench.engine;

import dev.belvedere.bench.contestant.Findings;

/**
 * One contestant in one round.
 *
 * @param rows how many events the load had
 * @param changes how many the churn
 */
record Result(
        long rows,
        long changes,
        Findings.Batch loaded,
        Findings.Batch churned,
        Findings.Freshness freshness,
        Findings.End end) {

    private static final double MILLION = 1e6;

    double load() {
        return rows / loaded.seconds();
    }

    double churn() {
        return changes / churned.seconds();
    }

    double internalBytesPerEvent() {
        return churned.internalBytes() / (rows + changes);
    }

    double stateBytesPerRow() {
        return (double) end.stateBytes() / end.rows();
    }

    double peakRssBytes() {
        return end.peakRssBytes();
    }

    double cpuSecondsPerMillion() {
        return MILLION * (loaded.cpuSeconds() + churned.cpuSeconds()) / (rows + changes);
    }

    double p50() {
        return freshness.p50Ms();
    }

    double p99() {
        return freshness.p99Ms();
    }

    double max() {
        return freshness.maxMs();
    }
}
