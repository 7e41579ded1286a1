package dev.belvedere.bench.instances;

import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Window;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What all rounds found of reads that went one way. */
final class Reads {

    private final List<Window> windows = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    void add(Window window) {
        windows.add(window);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    double perSecond() {
        return Median.of(windows.stream().mapToDouble(Window::perSecond));
    }

    /** What a read cost all instances together, microseconds of a core. */
    double serverMicros() {
        return Median.of(windows.stream().mapToDouble(Window::serverMicros));
    }

    double latencyMs(ToDoubleFunction<Latency> percentile) {
        return Median.of(latencies.stream().mapToDouble(percentile));
    }
}
