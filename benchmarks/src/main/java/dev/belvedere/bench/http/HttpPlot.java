package dev.belvedere.bench.http;

import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures side by side: throughput as bars, latency by percentiles on logarithmic scales. */
final class HttpPlot {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 440;

    /** The percentiles below, as the share of requests beyond them. */
    private static final List<Double> ONE_OF = List.of(2.0, 10.0, 100.0, 1_000.0);

    private static final List<ToDoubleFunction<Latency>> FIGURES =
            List.of(Latency::p50Ms, Latency::p90Ms, Latency::p99Ms, Latency::p999Ms);

    private HttpPlot() {}

    static void write(HttpFigures figures, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BitmapEncoder.saveBitmap(
                List.<Chart<?, ?>>of(throughput(figures.rounds()), latency(figures.rounds())),
                1,
                2,
                file.toString(),
                BitmapFormat.PNG);
    }

    private static CategoryChart throughput(Rounds rounds) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("GET row, requests/s")
                .build();
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setXAxisLabelRotation(20);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setDecimalPattern("#,##0");
        List<Contender> contenders = Arrays.asList(Contender.values());
        chart.addSeries(
                "requests/s",
                contenders.stream().map(Contender::title).toList(),
                contenders.stream()
                        .map(contender -> rounds.median(contender, Window::perSecond))
                        .toList());
        return chart;
    }

    private static XYChart latency(Rounds rounds) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
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
        return FIGURES.stream().map(figure -> Rounds.median(latencies, figure)).toList();
    }
}
