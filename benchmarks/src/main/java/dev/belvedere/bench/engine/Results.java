package dev.belvedere.bench.engine;

import dev.belvedere.bench.contestant.Kind;
import dev.belvedere.bench.measure.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All rounds of all contestants. */
final class Results {

    private final Map<Kind, List<Result>> rounds = new EnumMap<>(Kind.class);

    void add(Kind kind, Result result) {
        rounds.computeIfAbsent(kind, first -> new ArrayList<>()).add(result);
    }

    /** The median of a figure over the rounds; NaN where there are none. */
    double median(Kind kind, ToDoubleFunction<Result> figure) {
        return Median.of(rounds.getOrDefault(kind, List.of()).stream().mapToDouble(figure));
    }

    /** Rows that are not as they have to be, and changes that were never seen, over all rounds and contestants. */
    long wrongRows() {
        return rounds.values().stream()
                .flatMap(List::stream)
                .mapToLong(result -> result.end().wrong() + result.freshness().unseen())
                .sum();
    }

    int rounds() {
        return rounds.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** A round of someone who keeps the view: what was loaded is the same for all. */
    Result any() {
        return rounds.values().iterator().next().get(0);
    }

    /** Every figure of every round, in order. */
    Map<Kind, List<Result>> all() {
        return rounds;
    }
}
