package dev.belvedere.bench.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Window;

/** The figures for programs: medians, and below {@code rounds} what every round found. */
final class HttpJson {

    private static final double THOUSAND = 1_000;

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final HttpFigures figures;
    private final Rounds rounds;

    HttpJson(HttpFigures figures) {
        this.figures = figures;
        this.rounds = figures.rounds();
    }

    String text() throws JsonProcessingException {
        ObjectNode node = json.createObjectNode();
        node.put("settings", figures.course().describe());
        ObjectNode throughput = node.putObject("throughput");
        ObjectNode cpu = node.putObject("server_cpu_us");
        ObjectNode generator = node.putObject("generator_cpu_us");
        for (Contender contender : Contender.values()) {
            throughput.put(contender.json(), rounded(rounds.median(contender, Window::perSecond)));
            cpu.put(contender.json(), rounded(rounds.median(contender, Window::serverMicros)));
            generator.put(
                    contender.json(),
                    rounded(rounds.median(contender, window -> window.load().generatorMicros())));
        }
        latency(node.putObject("latency_ms"));
        figures.writerReads().ifPresent(writers -> writers(node.putObject("read_your_writes"), writers));
        node.put("wrong_rows", figures.wrongRows());
        rounds(node.putObject("rounds"));
        return json.writeValueAsString(node) + "\n";
    }

    private void latency(ObjectNode node) {
        node.put("p50", rounded(Rounds.median(rounds.alone(), Latency::p50Ms)));
        node.put("p99", rounded(Rounds.median(rounds.alone(), Latency::p99Ms)));
        node.put("p999", rounded(Rounds.median(rounds.alone(), Latency::p999Ms)));
        node.put("p50_under_ingest", rounded(Rounds.median(rounds.underIngest(), Latency::p50Ms)));
        node.put("p99_under_ingest", rounded(Rounds.median(rounds.underIngest(), Latency::p99Ms)));
        node.put("p999_under_ingest", rounded(Rounds.median(rounds.underIngest(), Latency::p999Ms)));
    }

    private static void writers(ObjectNode node, WriterReads writers) {
        node.put("reads", writers.reads().reads());
        node.put("seen", writers.reads().seen());
        node.put("without_token_seen", writers.reads().withoutTokenSeen());
        node.put("median_wait_ms", rounded(writers.reads().medianWaitMs()));
        node.put("p99_wait_ms", rounded(writers.reads().p99WaitMs()));
        node.put("freshness_median_ms", rounded(writers.freshnessMs()));
    }

    private void rounds(ObjectNode node) {
        for (Contender contender : Contender.values()) {
            node.set(
                    contender.json(),
                    json.valueToTree(rounds.windows(contender).stream()
                            .map(window -> rounded(window.perSecond()))
                            .toList()));
        }
        node.set("row_by_empty_handler", json.valueToTree(rounds.ratios(Contender.ROW, Contender.EMPTY_HANDLER)));
        node.set("row_by_jdbc", json.valueToTree(rounds.ratios(Contender.ROW, Contender.JDBC)));
        node.set("row_by_jdbc_matview", json.valueToTree(rounds.ratios(Contender.ROW, Contender.JDBC_MATVIEW)));
        node.set("p99_under_ingest_by_p99", json.valueToTree(rounds.latencyRatios()));
        node.set("latency_ms", json.valueToTree(rounds.alone()));
        node.set("latency_ms_under_ingest", json.valueToTree(rounds.underIngest()));
        node.set("ingest", json.valueToTree(rounds.ingests()));
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
