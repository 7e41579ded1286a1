package dev.belvedere.bench.engine;

import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.report.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures as bars, in proportion to those of the DSL, so that all fit one scale. The ceiling does not fit it and is only in the table. */
final class EnginePlot {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 480;

    private EnginePlot() {}

    /** Writes the plot; does nothing if the DSL was not measured. */
    static void write(EngineResults results, Path file) throws IOException {
        if (!results.measured(CandidateKind.DSL)) {
            return;
        }
        CategoryChart chart = Charts.bars("order_summary, the Kafka Streams DSL = 1", "0.00", WIDTH, HEIGHT);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        List<EngineFigure> figures = Stream.of(EngineFigure.THROUGHPUT, EngineFigure.FRESHNESS, EngineFigure.COST)
                .flatMap(List::stream)
                .filter(figure -> !figure.equals(EngineFigure.MAX))
                .toList();
        for (CandidateKind kind : List.of(CandidateKind.BELVEDERE, CandidateKind.DSL)) {
            if (results.measured(kind)) {
                chart.addSeries(
                        kind.name().toLowerCase(Locale.ROOT),
                        figures.stream().map(EngineFigure::title).toList(),
                        figures.stream()
                                .map(figure -> ratioToDsl(results, kind, figure))
                                .toList());
            }
        }
        Charts.write(file, List.of(chart));
    }

    private static double ratioToDsl(EngineResults results, CandidateKind kind, EngineFigure figure) {
        return results.median(kind, figure.value()) / results.median(CandidateKind.DSL, figure.value());
    }
}
