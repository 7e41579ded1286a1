package dev.belvedere.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws charts and writes them as PNG. */
public final class Charts {

    /** The size of a chart, in pixels. */
    public static final int WIDTH = 600;

    public static final int HEIGHT = 440;

    private static final int LABEL_ROTATION = 20;

    static {
        // Before the first chart loads AWT.
        System.setProperty("java.awt.headless", "true");
    }

    private Charts() {}

    /** An empty bar chart with a label at each bar. */
    public static CategoryChart bars(String title, String decimalPattern, int width, int height) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .build();
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setXAxisLabelRotation(LABEL_ROTATION);
        chart.getStyler().setDecimalPattern(decimalPattern);
        return chart;
    }

    /** A bar chart of one throughput per label. */
    public static CategoryChart throughput(String title, String unit, List<String> labels, List<Double> perSecond) {
        CategoryChart chart = bars(title, "#,##0", WIDTH, HEIGHT);
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(unit, labels, perSecond);
        return chart;
    }

    /** Writes the charts side by side into one file. */
    public static void write(Path file, List<Chart<?, ?>> charts) throws IOException {
        BitmapEncoder.saveBitmap(charts, 1, charts.size(), file.toString(), BitmapFormat.PNG);
    }
}
