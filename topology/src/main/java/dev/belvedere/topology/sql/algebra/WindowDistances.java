package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.plan.logical.WindowFrame.Exclusion;

/**
 * What of a window's frame Calcite is not told.
 *
 * @param start how far before the current row a frame of RANGE begins; empty for a bound that is no distance
 * @param end how far behind the current row it ends; empty for a bound that is no distance
 * @param exclusion the rows of the frame that are left out
 */
public record WindowDistances(Distance start, Distance end, Exclusion exclusion) {

    /** No distances, and no rows left out. */
    public static final WindowDistances NONE = new WindowDistances(Distance.NONE, Distance.NONE, Exclusion.NONE);

    /**
     * A distance.
     *
     * @param text a number, or an interval; empty for none
     * @param interval whether it is an interval
     * @param following whether it is behind the current row
     */
    public record Distance(String text, boolean interval, boolean following) {

        /** No distance. */
        public static final Distance NONE = new Distance("", false, false);

        boolean isNone() {
            return text.isEmpty();
        }
    }
}
