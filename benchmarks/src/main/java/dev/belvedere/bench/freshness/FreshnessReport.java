package dev.belvedere.bench.freshness;

import dev.belvedere.bench.measure.LatencyHistogram;
import java.util.List;
import java.util.Locale;

/**
 * The result of a freshness measurement.
 *
 * @param latencies from a commit to a read that shows it
 * @param failures the reason of each change that did not become readable in time
 */
public record FreshnessReport(LatencyHistogram latencies, List<String> failures) {

    public FreshnessReport {
        failures = List.copyOf(failures);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                """

                commit in PostgreSQL -> readable over HTTP, %,d transactions
                  p50   %7.1f ms
                  p90   %7.1f ms
                  p99   %7.1f ms
                  max   %7.1f ms
                  never %7d%s""",
                latencies.count(),
                latencies.ms(50),
                latencies.ms(90),
                latencies.ms(99),
                latencies.ms(100),
                failures.size(),
                failures.isEmpty() ? "" : ", the first because of: " + failures.get(0));
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"commit_to_read_ms\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f},\"transactions\":%d,\"unseen\":%d}%n",
                latencies.ms(50),
                latencies.ms(90),
                latencies.ms(99),
                latencies.ms(100),
                latencies.count(),
                failures.size());
    }
}
