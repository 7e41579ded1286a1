package dev.belvedere.bench.http;

import static dev.belvedere.bench.report.FigureJson.rounded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.measure.Median;
import dev.belvedere.bench.report.FigureJson;

/** The figures as JSON: medians, and the results of each round as {@code rounds}. */
final class HttpJson {

    private final HttpFigures figures;
    private final HttpRounds rounds;

    HttpJson(HttpFigures figures) {
        this.figures = figures;
        this.rounds = figures.rounds();
    }

    String text() throws JsonProcessingException {
        ObjectNode node = FigureJson.object();
        node.put("settings", figures.options().describe());
        ObjectNode throughput = node.putObject("throughput");
        ObjectNode cpu = node.putObject("server_cpu_us");
        ObjectNode generator = node.putObject("generator_cpu_us");
        for (HttpScenario scenario : HttpScenario.values()) {
            throughput.put(scenario.json(), rounded(rounds.median(scenario, LoadWindow::perSecond)));
            cpu.put(scenario.json(), rounded(rounds.median(scenario, LoadWindow::serverMicros)));
            generator.put(
                    scenario.json(),
                    rounded(rounds.median(scenario, window -> window.load().generatorMicros())));
        }
        latency(node.putObject("latency_ms"));
        figures.readYourWrites().ifPresent(writes -> put(node.putObject("read_your_writes"), writes));
        node.put("wrong_rows", figures.wrongRows());
        rounds(node.putObject("rounds"));
        return FigureJson.text(node);
    }

    private void latency(ObjectNode node) {
        node.put("p50", rounded(Median.of(rounds.alone(), Latency::p50Ms)));
        node.put("p99", rounded(Median.of(rounds.alone(), Latency::p99Ms)));
        node.put("p999", rounded(Median.of(rounds.alone(), Latency::p999Ms)));
        node.put("p50_under_ingest", rounded(Median.of(rounds.underIngest(), Latency::p50Ms)));
        node.put("p99_under_ingest", rounded(Median.of(rounds.underIngest(), Latency::p99Ms)));
        node.put("p999_under_ingest", rounded(Median.of(rounds.underIngest(), Latency::p999Ms)));
    }

    private static void put(ObjectNode node, ReadYourWritesFigures writes) {
        node.put("reads", writes.reads().reads());
        node.put("seen", writes.reads().seen());
        node.put("without_token_seen", writes.reads().withoutTokenSeen());
        node.put("median_wait_ms", rounded(writes.reads().medianWaitMs()));
        node.put("p99_wait_ms", rounded(writes.reads().p99WaitMs()));
        node.put("freshness_median_ms", rounded(writes.freshnessMs()));
    }

    private void rounds(ObjectNode node) {
        for (HttpScenario scenario : HttpScenario.values()) {
            node.set(
                    scenario.json(),
                    FigureJson.node(rounds.windows(scenario).stream()
                            .map(window -> rounded(window.perSecond()))
                            .toList()));
        }
        node.set("row_by_empty_handler", FigureJson.node(rounds.ratios(HttpScenario.ROW, HttpScenario.EMPTY_HANDLER)));
        node.set("row_by_jdbc", FigureJson.node(rounds.ratios(HttpScenario.ROW, HttpScenario.JDBC)));
        node.set("row_by_jdbc_matview", FigureJson.node(rounds.ratios(HttpScenario.ROW, HttpScenario.JDBC_MATVIEW)));
        node.set("p99_under_ingest_by_p99", FigureJson.node(rounds.latencyRatios()));
        node.set("latency_ms", FigureJson.node(rounds.alone()));
        node.set("latency_ms_under_ingest", FigureJson.node(rounds.underIngest()));
        node.set("ingest", FigureJson.node(rounds.ingests()));
    }
}
