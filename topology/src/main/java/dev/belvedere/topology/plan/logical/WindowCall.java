package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One window function: what it gives each row of a partition, from the rows of the partition in their order. */
public sealed interface WindowCall {

    /** The type of the result. */
    SqlType type();

    /** Whether the result may be NULL. */
    boolean nullable();

    /** Whether the result depends on the order of rows that ORDER BY does not tell apart. */
    boolean needsTotalOrder();

    /** Returns the call as SQL writes it, with the arguments' names in {@code input}. */
    String describe(RowType input);

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of call. A new kind does not compile until everything that handles calls handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Rank, T> rank, Function<Shift, T> shift, Function<Edge, T> edge, Function<Framed, T> framed) {}

    /** How a row is numbered. */
    enum Numbering {
        ROW_NUMBER,
        RANK,
        DENSE_RANK
    }

    /** The row's number in its partition, from 1. */
    record Rank(Numbering numbering) implements WindowCall {
        @Override
        public SqlType type() {
            return SqlType.BIGINT;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public boolean needsTotalOrder() {
            return numbering == Numbering.ROW_NUMBER;
        }

        @Override
        public String describe(RowType input) {
            return numbering + "()";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.rank.apply(this);
        }
    }

    /**
     * LAG and LEAD: the value of another row.
     *
     * @param argument the input's column
     * @param rows how many rows behind the current one; before it, if it is negative
     * @param type the column's type
     */
    record Shift(int argument, int rows, SqlType type) implements WindowCall {
        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public boolean needsTotalOrder() {
            return true;
        }

        @Override
        public String describe(RowType input) {
            return (rows < 0 ? "LAG(" : "LEAD(") + input.column(argument).name() + ", " + Math.abs(rows) + ")";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.shift.apply(this);
        }
    }

    /**
     * FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of a row of the frame.
     *
     * @param argument the input's column
     * @param place the row's number in the frame, from 1, or {@link #LAST}
     * @param type the column's type
     */
    record Edge(int argument, int place, WindowFrame frame, SqlType type) implements WindowCall {

        /** The place of the last row. */
        public static final int LAST = 0;

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public boolean needsTotalOrder() {
            return true;
        }

        @Override
        public String describe(RowType input) {
            String column = input.column(argument).name();
            return switch (place) {
                case LAST -> "LAST_VALUE(" + column + ") " + frame;
                case 1 -> "FIRST_VALUE(" + column + ") " + frame;
                default -> "NTH_VALUE(" + column + ", " + place + ") " + frame;
            };
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.edge.apply(this);
        }
    }

    /** An aggregate over the rows of the frame. */
    record Framed(AggregateCall aggregate, WindowFrame frame) implements WindowCall {
        @Override
        public SqlType type() {
            return aggregate.type();
        }

        @Override
        public boolean nullable() {
            return !aggregate.function().isCount();
        }

        @Override
        public boolean needsTotalOrder() {
            return frame.needsTotalOrder();
        }

        @Override
        public String describe(RowType input) {
            return aggregate.describe(input) + " " + frame;
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.framed.apply(this);
        }
    }

    /** Returns the column of the result. */
    default Column column(RowType input) {
        return new Column(describe(input), type(), nullable());
    }
}
