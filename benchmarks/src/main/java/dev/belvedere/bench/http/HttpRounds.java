package dev.belvedere.bench.http;

import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The results of all rounds, in their order. */
final class HttpRounds {

    private final Map<HttpScenario, List<LoadWindow>> windows = new EnumMap<>(HttpScenario.class);
    private final List<Latency> alone = new ArrayList<>();
    private final List<Latency> underIngest = new ArrayList<>();
    private final List<IngestLoad.Findings> ingests = new ArrayList<>();

    void add(HttpScenario scenario, LoadWindow window) {
        windows.computeIfAbsent(scenario, first -> new ArrayList<>()).add(window);
    }

    void addAlone(Latency latency) {
        alone.add(latency);
    }

    void addUnderIngest(Latency latency) {
        underIngest.add(latency);
    }

    void add(IngestLoad.Findings ingest) {
        ingests.add(ingest);
    }

    List<LoadWindow> windows(HttpScenario scenario) {
        return windows.getOrDefault(scenario, List.of());
    }

    List<Latency> alone() {
        return alone;
    }

    List<Latency> underIngest() {
        return underIngest;
    }

    List<IngestLoad.Findings> ingests() {
        return ingests;
    }

    double median(HttpScenario scenario, ToDoubleFunction<LoadWindow> figure) {
        return Median.of(windows(scenario), figure);
    }

    /** The throughput of one scenario divided by that of another, by round. */
    double[] ratios(HttpScenario one, HttpScenario other) {
        return ratios(windows(one), windows(other), LoadWindow::perSecond);
    }

    /** The 99th percentile under ingest divided by that without, by round. */
    double[] latencyRatios() {
        return ratios(underIngest, alone, Latency::p99Ms);
    }

    private static <T> double[] ratios(List<T> ones, List<T> others, ToDoubleFunction<T> figure) {
        return IntStream.range(0, ones.size())
                .mapToDouble(round -> figure.applyAsDouble(ones.get(round)) / figure.applyAsDouble(others.get(round)))
                .toArray();
    }
}
