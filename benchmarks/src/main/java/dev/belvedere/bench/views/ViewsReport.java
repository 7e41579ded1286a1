package dev.belvedere.bench.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.report.FigureJson;
import java.util.Locale;
import java.util.function.Function;

/** What one view and many views take. */
record ViewsReport(ViewsFigures one, ViewsFigures many) {

    private static final double MEGABYTE = 1e6;

    String text() {
        return line("views", figures -> String.valueOf(figures.views()))
                + line("seconds to ready", figures -> String.format(Locale.ROOT, "%.1f", figures.secondsToReady()))
                + line("tasks", figures -> String.valueOf(figures.tasks()))
                + line("internal topics", figures -> String.valueOf(figures.topics()))
                + line("stores", figures -> String.valueOf(figures.stores()))
                + line("peak RSS, MB", figures -> String.format(Locale.ROOT, "%.0f", figures.rssBytes() / MEGABYTE));
    }

    private String line(String name, Function<ViewsFigures, String> figure) {
        return String.format(Locale.ROOT, "  %-22s %10s %10s%n", name, figure.apply(one), figure.apply(many));
    }

    String json() throws JsonProcessingException {
        ObjectNode node = node(many);
        node.set("one_view", node(one));
        return FigureJson.text(node);
    }

    private static ObjectNode node(ViewsFigures figures) {
        return FigureJson.object()
                .put("views", figures.views())
                .put("seconds_to_ready", FigureJson.rounded(figures.secondsToReady()))
                .put("tasks", figures.tasks())
                .put("topics", figures.topics())
                .put("stores", figures.stores())
                .put("rss_bytes", figures.rssBytes());
    }
}
