package dev.belvedere.bench.http;

import com.google.common.collect.Lists;
import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.load.RunningServer;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.TopicPriceChanges;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Measures one scenario after the other, round by round. Every other round reverses the order, so that effects that grow or shrink with time favour no scenario.
 */
final class HttpBenchmark {

    private static final double LATENCY_SHARE = 0.5;

    private final HttpFixture fixture;
    private final HttpOptions options;
    private final TopicPriceChanges changes;
    private final RowReader instance;
    private final PrintStream out;
    private final HttpRounds rounds = new HttpRounds();

    HttpBenchmark(HttpFixture fixture, HttpOptions options, TopicPriceChanges changes, PrintStream out) {
        this.fixture = fixture;
        this.options = options;
        this.changes = changes;
        this.instance = fixture.rows(MeasuredServer.INSTANCE);
        this.out = out;
    }

    HttpRounds run() throws IOException, InterruptedException {
        warmUp();
        for (int round = 1; round <= options.load.rounds(); round++) {
            for (HttpScenario scenario : orderOf(round)) {
                throughput(round, scenario);
            }
        }
        // Of the throughput under ingest: half of the throughput without it might be too much under ingest, and the
        // queue would grow.
        double perSecond = LATENCY_SHARE * rounds.median(HttpScenario.ROW_UNDER_INGEST, LoadWindow::perSecond);
        for (int round = 1; round <= options.load.rounds(); round++) {
            boolean ingestFirst = round % 2 == 0;
            latency(round, perSecond, ingestFirst);
            latency(round, perSecond, !ingestFirst);
        }
        return rounds;
    }

    private void warmUp() throws IOException, InterruptedException {
        for (MeasuredServer server : MeasuredServer.values()) {
            double perSecond = fixture.load().warmUp(fixture.server(server));
            out.printf(Locale.ROOT, "warm: %-18s %,10.0f requests/s%n", server, perSecond);
        }
        // The code that processes changes, here and in the broker, is compiled as it is used.
        double perSecond = underIngest(() -> fixture.load().warmUp(fixture.server(MeasuredServer.INSTANCE)));
        out.printf(Locale.ROOT, "warm: %-18s %,10.0f requests/s%n", HttpScenario.ROW_UNDER_INGEST, perSecond);
    }

    private static List<HttpScenario> orderOf(int round) {
        List<HttpScenario> scenarios = List.of(HttpScenario.values());
        return round % 2 == 1 ? scenarios : Lists.reverse(scenarios);
    }

    private void throughput(int round, HttpScenario scenario) throws IOException, InterruptedException {
        RunningServer server = fixture.server(scenario.server());
        LoadWindow window = scenario == HttpScenario.ROW_UNDER_INGEST
                ? underIngest(() -> fixture.load().throughput(options.load.window(), server))
                : fixture.load().throughput(options.load.window(), server);
        rounds.add(scenario, window);
        out.printf(
                Locale.ROOT,
                "round %d: %-18s %,10.0f requests/s, %5.1f us CPU a request%n",
                round,
                scenario.title(),
                window.perSecond(),
                window.serverMicros());
    }

    private void latency(int round, double perSecond, boolean ingest) throws IOException, InterruptedException {
        RunningServer server = fixture.server(MeasuredServer.INSTANCE);
        Latency latency;
        if (ingest) {
            latency = underIngest(() -> fixture.load().latency(perSecond, options.latencyWindow(), server));
            rounds.addUnderIngest(latency);
        } else {
            latency = fixture.load().latency(perSecond, options.latencyWindow(), server);
            rounds.addAlone(latency);
        }
        out.printf(
                Locale.ROOT,
                "round %d: at %,.0f requests/s%s: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                round,
                perSecond,
                ingest ? " under ingest" : "",
                latency.p50Ms(),
                latency.p99Ms(),
                latency.p999Ms());
    }

    private interface Measurement<T> {
        T make() throws IOException;
    }

    private <T> T underIngest(Measurement<T> measurement) throws IOException, InterruptedException {
        IngestLoad ingest = IngestLoad.start(options.rate, changes, fixture.topics());
        try {
            return measurement.make();
        } finally {
            IngestLoad.Findings findings = ingest.stop(instance);
            rounds.add(findings);
            out.printf(
                    Locale.ROOT,
                    "         ingest held %,.0f changes/s; %,.0f ms later all were readable%n",
                    findings.perSecond(),
                    findings.catchUpMs());
        }
    }
}
