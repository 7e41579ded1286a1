package dev.belvedere.bench.engine;

import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The results of all candidates in all rounds. */
final class EngineResults {

    private final Map<CandidateKind, List<CandidateResult>> rounds = new EnumMap<>(CandidateKind.class);

    void add(CandidateKind kind, CandidateResult result) {
        rounds.computeIfAbsent(kind, first -> new ArrayList<>()).add(result);
    }

    /** Returns whether the candidate was measured in at least one round. */
    boolean measured(CandidateKind kind) {
        return rounds.containsKey(kind);
    }

    /** The median of a figure over the rounds; NaN if the candidate was not measured. */
    double median(CandidateKind kind, ToDoubleFunction<CandidateResult> figure) {
        return Median.of(rounds.getOrDefault(kind, List.of()), figure);
    }

    /** The number of wrong rows and of changes that did not become visible, over all rounds and candidates. */
    long wrongRows() {
        return rounds.values().stream()
                .flatMap(List::stream)
                .mapToLong(result -> result.end().wrong() + result.freshness().unseen())
                .sum();
    }

    int rounds() {
        return rounds.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Any result: the numbers of rows and changes are the same for all. */
    CandidateResult any() {
        return rounds.values().iterator().next().get(0);
    }

    /** The results by candidate, in the order of the rounds. */
    Map<CandidateKind, List<CandidateResult>> all() {
        return rounds;
    }
}
