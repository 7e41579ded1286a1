package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.Median;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A goal for the median of a ratio.
 *
 * @param bound the bound of the ratio: its maximum if {@code atMost}, otherwise its minimum
 * @param rounds the ratio in each round
 */
record RatioGoal(String title, double bound, boolean atMost, double[] rounds) {

    double ratio() {
        return Median.of(rounds);
    }

    boolean reached() {
        return atMost ? ratio() <= bound : ratio() >= bound;
    }

    String line() {
        String each = Arrays.stream(rounds)
                .mapToObj(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .collect(Collectors.joining(" "));
        return String.format(
                Locale.ROOT,
                "  %-34s %6.2f  %s %.1f: %-11s  rounds: %s%n",
                title,
                ratio(),
                atMost ? "<=" : ">=",
                bound,
                reached() ? "reached" : "not reached",
                each);
    }
}
