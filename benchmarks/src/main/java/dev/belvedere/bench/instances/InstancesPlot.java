package dev.belvedere.bench.instances;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Reads a second as bars: with one instance and more, and of an instance's own keys beside forwarded ones. */
final class InstancesPlot {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 440;

    private InstancesPlot() {}

    static void write(InstancesFigures figures, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<String> titles = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        for (Reads reads : figures.anywhere()) {
            titles.add("any of " + (titles.size() + 1));
            perSecond.add(reads.perSecond());
        }
        titles.addAll(List.of("own keys", "forwarded"));
        perSecond.addAll(
                List.of(figures.local().perSecond(), figures.forwarded().perSecond()));
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("GET row, reads/s")
                .build();
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setDecimalPattern("#,##0");
        chart.addSeries("reads/s", titles, perSecond);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }
}
