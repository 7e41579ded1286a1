package dev.belvedere.bench.instances;

import dev.belvedere.bench.report.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads per second as bars: by number of instances, and of an instance's own keys beside forwarded ones. */
final class InstancesPlot {

    private InstancesPlot() {}

    static void write(InstancesFigures figures, Path file) throws IOException {
        List<String> titles = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        for (ReadFigures reads : figures.anywhere()) {
            titles.add("any of " + (titles.size() + 1));
            perSecond.add(reads.perSecond());
        }
        titles.addAll(List.of("own keys", "forwarded"));
        perSecond.addAll(
                List.of(figures.local().perSecond(), figures.forwarded().perSecond()));
        Charts.write(file, List.of(Charts.throughput("GET row, reads/s", "reads/s", titles, perSecond)));
    }
}
