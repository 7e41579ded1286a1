package dev.belvedere.bench;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a freshness measurement found.
 *
 * @param latencies from commit to read, microseconds
 * @param failures what went wrong with the changes that were not seen to be readable within the deadline, one each
 */
record FreshnessReport(Histogram latencies, List<String> failures) {

    FreshnessReport {
        failures = List.copyOf(failures);
    }

    private double ms(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """

                commit in PostgreSQL -> readable over HTTP, %,d transactions
                  p50   %7.1f ms
                  p90   %7.1f ms
                  p99   %7.1f ms
                  max   %7.1f ms
                  never %7d%s""",
                latencies.getTotalCount(),
                ms(50),
                ms(90),
                ms(99),
                ms(100),
                failures.size(),
                failures.isEmpty() ? "" : ", the first because of: " + failures.get(0));
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"commit_to_read_ms\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f},\"transactions\":%d,\"unseen\":%d}%n",
                ms(50),
                ms(90),
                ms(99),
                ms(100),
                latencies.getTotalCount(),
                failures.size());
    }
}
