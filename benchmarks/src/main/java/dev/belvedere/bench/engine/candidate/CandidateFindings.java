package dev.belvedere.bench.engine.candidate;

/** The results that a candidate measured in its own process. */
public final class CandidateFindings {

    private CandidateFindings() {}

    /**
     * A batch of events, processed at saturation.
     *
     * @param seconds the time until every row was correct
     * @param cpuSeconds the CPU time of this process meanwhile
     * @param internalBytes the bytes written to internal topics since the start of the process, after compression
     */
    public record Batch(double seconds, double cpuSeconds, double internalBytes) {}

    /** The latency from the time at which a change was due until a read of the store showed it. */
    public record Freshness(double p50Ms, double p99Ms, double maxMs, long seen, long unseen) {}

    /**
     * The state at the end.
     *
     * @param rows the number of expected rows
     * @param wrong the number of wrong, missing and superfluous rows
     * @param stateBytes the size of the state on disk after a clean stop
     */
    public record End(long rows, long wrong, long peakRssBytes, long stateBytes) {}
}
