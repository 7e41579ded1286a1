package dev.belvedere.bench.instances;

import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results of one kind of reads in all rounds. */
final class ReadFigures {

    private final List<LoadWindow> windows = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    void add(LoadWindow window) {
        windows.add(window);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    double perSecond() {
        return Median.of(windows, LoadWindow::perSecond);
    }

    /** The CPU time of all instances per read, in microseconds. */
    double serverMicros() {
        return Median.of(windows, LoadWindow::serverMicros);
    }

    double latencyMs(ToDoubleFunction<Latency> percentile) {
        return Median.of(latencies, percentile);
    }
}
