package dev.belvedere.bench.measure;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies with a resolution of a microsecond and three significant digits, recorded in nanoseconds and read in milliseconds. */
public final class LatencyHistogram {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MS = 1_000;

    private final Histogram micros;

    private LatencyHistogram(Histogram micros) {
        this.micros = micros;
    }

    /** Creates a histogram that one thread records into. */
    public static LatencyHistogram singleThreaded() {
        return new LatencyHistogram(new Histogram(SIGNIFICANT_DIGITS));
    }

    /** Creates a histogram that any number of threads record into. */
    public static LatencyHistogram concurrent() {
        return new LatencyHistogram(new ConcurrentHistogram(SIGNIFICANT_DIGITS));
    }

    /** Records one latency. */
    public void record(long nanos) {
        micros.recordValue(nanos / NANOS_PER_MICRO);
    }

    /** The latency at a percentile from 0 to 100, in milliseconds; 0 if nothing was recorded. */
    public double ms(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    /** The number of recorded latencies. */
    public long count() {
        return micros.getTotalCount();
    }
}
