package dev.belvedere.topology.plan.logical;

/**
 * The rows of a partition that an aggregate of a window sees from one of them.
 *
 * @param byRows whether the bounds count rows; otherwise a bound of 0 stands for all rows that ORDER BY does not tell apart from the current one
 * @param start how many rows before ({@code < 0}) or behind the current one it begins, or {@link #UNBOUNDED}
 * @param end how many rows before or behind the current one it ends, inclusive, or {@link #UNBOUNDED}
 */
public record WindowFrame(boolean byRows, int start, int end) {

    /** The beginning or the end of the partition. */
    public static final int UNBOUNDED = Integer.MIN_VALUE;

    /** The whole partition. */
    public static final WindowFrame PARTITION = new WindowFrame(false, UNBOUNDED, UNBOUNDED);

    public WindowFrame {
        if (!byRows && (isOffset(start) || isOffset(end))) {
            throw new IllegalArgumentException("a bound of RANGE is UNBOUNDED or the current row");
        }
    }

    private static boolean isOffset(int bound) {
        return bound != 0 && bound != UNBOUNDED;
    }

    /** Whether the frame depends on the order of rows that ORDER BY does not tell apart. */
    public boolean needsTotalOrder() {
        return byRows && (start != UNBOUNDED || end != UNBOUNDED);
    }

    @Override
    public String toString() {
        return (byRows ? "ROWS " : "RANGE ") + bound(start, "PRECEDING") + " TO " + bound(end, "FOLLOWING");
    }

    private static String bound(int bound, String unbounded) {
        return bound == UNBOUNDED ? "UNBOUNDED " + unbounded : Integer.toString(bound);
    }
}
