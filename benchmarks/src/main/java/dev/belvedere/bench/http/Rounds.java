package dev.belvedere.bench.http;

import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Window;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What all rounds found, in their order. */
final class Rounds {

    private final Map<Contender, List<Window>> windows = new EnumMap<>(Contender.class);
    private final List<Latency> alone = new ArrayList<>();
    private final List<Latency> underIngest = new ArrayList<>();
    private final List<Ingest.Findings> ingests = new ArrayList<>();

    void add(Contender contender, Window window) {
        windows.computeIfAbsent(contender, first -> new ArrayList<>()).add(window);
    }

    void addAlone(Latency latency) {
        alone.add(latency);
    }

    void addUnderIngest(Latency latency) {
        underIngest.add(latency);
    }

    void add(Ingest.Findings ingest) {
        ingests.add(ingest);
    }

    List<Window> windows(Contender contender) {
        return windows.getOrDefault(contender, List.of());
    }

    List<Latency> alone() {
        return alone;
    }

    List<Latency> underIngest() {
        return underIngest;
    }

    List<Ingest.Findings> ingests() {
        return ingests;
    }

    double median(Contender contender, ToDoubleFunction<Window> figure) {
        return Median.of(windows(contender).stream().mapToDouble(figure));
    }

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        return Median.of(rounds.stream().mapToDouble(figure));
    }

    /** The throughput of one by that of another, round by round. */
    double[] ratios(Contender one, Contender other) {
        return ratios(windows(one), windows(other), Window::perSecond);
    }

    /** The 99th percentile under ingest by that without, round by round. */
    double[] latencyRatios() {
        return ratios(underIngest, alone, Latency::p99Ms);
    }

    private static <T> double[] ratios(List<T> ones, List<T> others, ToDoubleFunction<T> figure) {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(ones.size())
                .map(i -> figure.applyAsDouble(ones.get((int) i)) / figure.applyAsDouble(others.get((int) i)))
                .toArray();
    }
}
