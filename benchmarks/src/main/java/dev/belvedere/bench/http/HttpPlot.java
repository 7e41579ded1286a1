package dev.belvedere.bench.http;

import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.measure.Median;
import dev.belvedere.bench.report.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Throughput as bars, and beside it latency percentiles on logarithmic scales. */
final class HttpPlot {

    /** The percentiles below as "one request of N". */
    private static final List<Double> ONE_OF = List.of(2.0, 10.0, 100.0, 1_000.0);

    private static final List<ToDoubleFunction<Latency>> FIGURES =
            List.of(Latency::p50Ms, Latency::p90Ms, Latency::p99Ms, Latency::p999Ms);

    private HttpPlot() {}

    static void write(HttpFigures figures, Path file) throws IOException {
        Charts.write(file, List.of(throughput(figures.rounds()), latency(figures.rounds())));
    }

    private static CategoryChart throughput(HttpRounds rounds) {
        List<HttpScenario> scenarios = Arrays.asList(HttpScenario.values());
        return Charts.throughput(
                "GET row, requests/s",
                "requests/s",
                scenarios.stream().map(HttpScenario::title).toList(),
                scenarios.stream()
                        .map(scenario -> rounds.median(scenario, LoadWindow::perSecond))
                        .toList());
    }

    private static XYChart latency(HttpRounds rounds) {
        XYChart chart = new XYChartBuilder()
                .width(Charts.WIDTH)
                .height(Charts.HEIGHT)
                .title("at half of row under ingest, one request of N takes so long or longer, ms")
                .xAxisTitle("N")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.addSeries("row", ONE_OF, percentiles(rounds.alone()));
        chart.addSeries("row under ingest", ONE_OF, percentiles(rounds.underIngest()));
        return chart;
    }

    private static List<Double> percentiles(List<Latency> latencies) {
        return FIGURES.stream().map(figure -> Median.of(latencies, figure)).toList();
    }
}
