package dev.belvedere.bench.engine;

import dev.belvedere.bench.engine.candidate.CandidateFindings;

/**
 * The result of one candidate in one round.
 *
 * @param rows the number of events of the load
 * @param changes the number of events of the churn
 */
record CandidateResult(
        long rows,
        long changes,
        CandidateFindings.Batch loaded,
        CandidateFindings.Batch churned,
        CandidateFindings.Freshness freshness,
        CandidateFindings.End end) {

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
