package dev.belvedere.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Computes medians of the figures of several rounds. */
public final class Median {

    private Median() {}

    /** The median; the mean of the two middle figures if their number is even, NaN if there are none. */
    public static double of(double... figures) {
        double[] sorted = Arrays.stream(figures).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of one figure of each round. */
    public static <T> double of(Collection<T> rounds, ToDoubleFunction<? super T> figure) {
        return of(rounds.stream().mapToDouble(figure).toArray());
    }
}
