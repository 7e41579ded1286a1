package dev.belvedere.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.http.admin.RuntimeMetric;
import dev.belvedere.query.http.metrics.ReadMetric;
import dev.belvedere.topology.engine.metrics.EngineMetric;
import dev.belvedere.topology.engine.metrics.KafkaMetric;
import dev.belvedere.topology.engine.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md is made of the constants that the metrics are. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @Test
    void describesEveryMetric() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("to accept: mvn -pl app test -Dtest=MetricsPageTest -Dgolden.accept=true")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String page() {
        return """
                # Metrics

                What does an instance measure, and what should I watch?

                `GET /metrics` at the [administration port](operations.md#the-administration-port) answers in Prometheus' text format, or in
                OpenMetrics' for who accepts it.
                This page is made from the code: a test fails if they differ.

                - A histogram has `_bucket`, `_count` and `_sum`, and a gauge of its largest value of the last minutes, named with `_max`.
                - What the **keeper** measures is 0 on all instances but one. Sum over the instances:
                  `histogram_quantile(0.99, sum by (le, database) (rate(belvedere_freshness_seconds_bucket[5m])))`.
                - All views become visible together, so a view is as fresh as the databases that it reads; there is no histogram for each view.
                - `database` is empty for tables that are in no source database. Transactions are counted where `databases` is configured.

                ## What to watch

                | alert | if |
                |---|---|
                | nothing newer becomes visible | `max(belvedere_stalled) > 0`, or `max(belvedere_staleness_seconds)` grows |
                | nobody keeps the epochs | `sum(belvedere_keeper) < 1` for longer than `instances.session-timeout` |
                | a view is incomplete | `max(belvedere_incomplete_rows) > 0` |
                | an instance has stopped | `belvedere_stream_running == 0` |
                | reads are refused | `rate(belvedere_http_requests_seconds_count{outcome=~"overloaded\\|no-copy-answers\\|overdue"}[5m]) > 0` |
                | a certificate expires, or cannot be renewed | `min(belvedere_certificate_days) < 14`, or `max(belvedere_certificate_stale) > 0` |
                | tokens are refused | `rate(belvedere_http_requests_seconds_count{outcome=~"credentials-.+\\|forbidden"}[5m])` grows, or `max(belvedere_token_keys_unavailable) > 0` |
                | state does not fit its disk | `belvedere_rocksdb_files_bytes` against the disk |

                """
                + table("Engine", EngineMetric.values())
                + table("Read API", ReadMetric.values())
                + table("Kafka's clients and RocksDB", KafkaMetric.values())
                + table("The Java process", RuntimeMetric.values()).stripTrailing()
                + "\n";
    }

    private static String table(String title, Metric... metrics) {
        return "## " + title + "\n\n| metric | labels | kind | meaning |\n|---|---|---|---|\n"
                + List.of(metrics).stream().map(MetricsPageTest::row).collect(Collectors.joining()) + "\n";
    }

    private static String row(Metric metric) {
        String labels = metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + metric.prometheusName() + "` | " + labels + " | "
                + metric.kind().name().toLowerCase(Locale.ROOT) + " | " + metric.help() + " |\n";
    }
}
