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
        /** The sum of the distinct values; NULL if there are none. */
        SUM_DISTINCT,
        /** The mean of binary fractions; NULL if there are none. Of other numbers it is computed from sum and count. */
        AVG,
        /** The variance of binary fractions that are all values; NULL if there are none. */
        VAR_POP,
        /** The variance of binary fractions that are a sample; NULL if there are less than two. */
        VAR_SAMP,
        /** The square root of {@link #VAR_POP}. */
        STDDEV_POP,
        /** The square root of {@link #VAR_SAMP}. */
        STDDEV_SAMP,
        /**
         * The sums over {@link dev.belvedere.topology.expr.aggregate.NumberPair pairs} of numbers, as bytes, of which a {@link
         * dev.belvedere.topology.expr.aggregate.Regression} is made; NULL if there are none.
         */
        PAIRS,
        /** The least value; NULL if there are none. */
        MIN,
        /** The greatest value; NULL if there are none. */
        MAX,
        /** The values of {@link dev.belvedere.topology.expr.aggregate.OrderedEntry entries}, in their order, as an array; NULL if there are none. */
        COLLECT,
        /** The value of a group that has one row, as it is written. */
        ONLY;

        /** Whether the result is a number of rows or values, which is 0 and not NULL where there are none. */
        public boolean isCount() {
            return this == COUNT || this == COUNT_DISTINCT;
        }
    }

    /** Returns the call as SQL writes it, with the argument's name in {@code input}. */
    public String describe(RowType input) {
        return function + "("
                + (argument == EVERY_ROW ? "*" : input.column(argument).name()) + ")";
    }
}
