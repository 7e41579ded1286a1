package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;

/**
 * One aggregate function over one column of its input.
 *
 * @param function the aggregate function
 * @param argument the input's column, or {@link #EVERY_ROW}
 * @param type the type of the result
 */
public record AggregateCall(Function function, int argument, SqlType type) {

    /** The argument of {@code COUNT(*)}. */
    public static final int EVERY_ROW = -1;

    /** Functions that can be kept exact while rows are inserted and deleted. */
    public enum Function {
        /** The number of rows, or of values that are not NULL. */
        COUNT,
        /** The number of distinct values that are not NULL. */
        COUNT_DISTINCT,
        /** The sum of the values; NULL if there are none. */
        SUM,
        /** The least value; NULL if there are none. */
        MIN,
        /** The greatest value; NULL if there are none. */
        MAX
    }

    /** Returns the call as SQL writes it, with the argument's name in {@code input}. */
    public String describe(RowType input) {
        return function + "("
                + (argument == EVERY_ROW ? "*" : input.column(argument).name()) + ")";
    }
}
