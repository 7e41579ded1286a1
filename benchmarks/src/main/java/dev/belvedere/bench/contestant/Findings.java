package dev.belvedere.bench.contestant;

/** What a contestant measured of itself. */
public final class Findings {

    private Findings() {}

    /**
     * A batch of events, worked off at saturation.
     *
     * @param seconds from the beginning until every row was right
     * @param cpuSeconds of this process, meanwhile
     * @param internalBytes written to internal topics since the start of the process, as batches are sent: compressed where they are
     */
    public record Batch(double seconds, double cpuSeconds, double internalBytes) {}

    /** From the time an event was due until a read of the store showed its effect. */
    public record Freshness(double p50Ms, double p99Ms, double maxMs, long seen, long unseen) {}

    /**
     * The end.
     *
     * @param rows that the view has to have
     * @param wrong those it has otherwise or not at all, and those it has too many
     * @param stateBytes on disk after a clean stop
     */
    public record End(long rows, long wrong, long peakRssBytes, long stateBytes) {}
}
