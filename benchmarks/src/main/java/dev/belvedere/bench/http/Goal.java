package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.Median;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A ratio that is to be reached.
 *
 * @param bound the least it may be, or the most where {@code most}
 * @param rounds the ratio in each round
 */
record Goal(String title, double bound, boolean most, double[] rounds) {

    double ratio() {
        return Median.of(Arrays.stream(rounds));
    }

    boolean reached() {
        return most ? ratio() <= bound : ratio() >= bound;
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
                most ? "<=" : ">=",
                bound,
                reached() ? "reached" : "not reached",
                each);
    }
}
