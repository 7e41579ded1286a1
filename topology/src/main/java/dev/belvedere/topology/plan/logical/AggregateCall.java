package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;

/**
 * One aggregate function over one column of its input.
 *
 * @param function what is computed
 * @param argument the input's column, or {@link #EVERY_ROW}
 * @param type the type of the result
 */
public record AggregateCall(Function function, int argument, SqlType type) {

    /** The argument of {@code COUNT(*)}. */
    public static final int EVERY_ROW = -1;

    /** The functions that can be kept exact while rows come and go. */
    public enum Function {
        /** How many rows there are, or how many of them have a value. */
        COUNT,
        /** How many different values there are; NULL is none. */
        COUNT_DISTINCT,
        /** The total of the values; NULL where there is none. */
        SUM,
        /** The least value; NULL where there is none. */
        MIN,
        /** The greatest value; NULL where there is none. */
        MAX
    }

    /** The call as one would write it, its argument named as in {@code input}. */
    public String describe(RowType input) {
        return function + "("
                + (argument == EVERY_ROW ? "*" : input.column(argument).name()) + ")";
    }
}
