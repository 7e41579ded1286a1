package dev.belvedere.bench.engine;

import dev.belvedere.bench.contestant.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures as bars: each in proportion to the DSL's, so that all fit one scale; the ceiling, which would not, is left to the table. */
final class ResultPlot {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 480;

    private ResultPlot() {}

    /** Writes nothing where the DSL was not measured. */
    static void write(Results results, Path file) throws IOException {
        if (Double.isNaN(results.median(Kind.DSL, Result::load))) {
            return;
        }
        System.setProperty("java.awt.headless", "true");
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("order_summary, the Kafka Streams DSL = 1")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setXAxisLabelRotation(20);
        chart.getStyler().setDecimalPattern("0.00");
        List<Figure> figures = Stream.of(Figure.THROUGHPUT, Figure.FRESHNESS, Figure.COST)
                .flatMap(List::stream)
                .filter(figure -> !figure.equals(Figure.MAX))
                .toList();
        for (Kind kind : List.of(Kind.BELVEDERE, Kind.DSL)) {
            if (!Double.isNaN(results.median(kind, Result::load))) {
                chart.addSeries(
                        kind.name().toLowerCase(Locale.ROOT),
                        figures.stream().map(Figure::title).toList(),
                        figures.stream()
                                .map(figure -> share(results, kind, figure))
                                .toList());
            }
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    private static double share(Results results, Kind kind, Figure figure) {
        return results.median(kind, figure.value()) / results.median(Kind.DSL, figure.value());
    }
}
