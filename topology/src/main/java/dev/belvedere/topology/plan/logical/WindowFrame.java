package dev.belvedere.topology.plan.logical;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The rows of a partition that an aggregate of a window sees from one of them.
 *
 * @param byRows whether the bounds count rows; otherwise a bound of 0 stands for all rows that ORDER BY does not tell apart from the current one
 * @param start how many rows before ({@code < 0}) or behind the current one it begins, or {@link #UNBOUNDED}
 * @param end how many rows before or behind the current one it ends, inclusive, or {@link #UNBOUNDED}
 * @param reach where a bound is a distance of what ORDER BY orders by
 * @param exclusion the rows in it that are not seen
 */
public record WindowFrame(boolean byRows, int start, int end, Optional<Reach> reach, Exclusion exclusion) {

    /** The beginning or the end of the partition. */
    public static final int UNBOUNDED = Integer.MIN_VALUE;

    /** The whole partition. */
    public static final WindowFrame PARTITION = new WindowFrame(false, UNBOUNDED, UNBOUNDED);

    /**
     * Columns of sort keys, by which a frame of RANGE begins or ends at a distance.
     *
     * @param own the row's own
     * @param start that of the frame's first row, or {@link #NONE}
     * @param end that of the frame's last row, or {@link #NONE}
     */
    public record Reach(int own, int start, int end) {

        /** Stands for a bound that is no distance. */
        public static final int NONE = -1;

        /** Returns the same with other columns. */
        public Reach over(IntUnaryOperator columns) {
            return new Reach(
                    columns.applyAsInt(own),
                    start == NONE ? NONE : columns.applyAsInt(start),
                    end == NONE ? NONE : columns.applyAsInt(end));
        }
    }

    /** Which rows of a frame are left out. */
    public enum Exclusion {
        NONE,
        /** The row itself. */
        CURRENT_ROW,
        /** The row, and all that ORDER BY does not tell apart from it. */
        GROUP,
        /** All that ORDER BY does not tell apart from the row, but not the row. */
        TIES
    }

    public WindowFrame {
        if (!byRows && (isOffset(start) || isOffset(end))) {
            throw new IllegalArgumentException("a bound of RANGE is UNBOUNDED, the current row or a distance");
        }
    }

    /** Makes a frame without distances that leaves no row out. */
    public WindowFrame(boolean byRows, int start, int end) {
        this(byRows, start, end, Optional.empty(), Exclusion.NONE);
    }

    private static boolean isOffset(int bound) {
        return bound != 0 && bound != UNBOUNDED;
    }

    /** Whether the frame depends on the order of rows that ORDER BY does not tell apart. */
    public boolean needsTotalOrder() {
        return byRows && (start != UNBOUNDED || end != UNBOUNDED);
    }

    /** Returns the same with other columns. */
    public WindowFrame over(IntUnaryOperator columns) {
        return new WindowFrame(byRows, start, end, reach.map(each -> each.over(columns)), exclusion);
    }

    @Override
    public String toString() {
        return (byRows ? "ROWS " : "RANGE ") + bound(start, "PRECEDING") + " TO " + bound(end, "FOLLOWING")
                + reach.map(columns -> " BY " + columns).orElse("")
                + (exclusion == Exclusion.NONE ? "" : " EXCLUDE " + exclusion);
    }

    private static String bound(int bound, String unbounded) {
        return bound == UNBOUNDED ? "UNBOUNDED " + unbounded : Integer.toString(bound);
    }
}
