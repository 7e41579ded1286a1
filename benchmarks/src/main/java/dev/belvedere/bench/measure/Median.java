package dev.belvedere.bench.measure;

import java.util.stream.DoubleStream;

/** The middle of what several rounds found. */
public final class Median {

    private Median() {}

    /** The mean of the two in the middle where there is no single one; NaN of nothing. */
    public static double of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
