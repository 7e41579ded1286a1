package dev.belvedere.topology.sql.algebra;

/** The window functions that views know, besides aggregates. */
public enum WindowForm {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    NTILE,
    LAG,
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    NTH_VALUE;

    /** Whether it takes one column, and not none. */
    public boolean takesValue() {
        return switch (this) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> false;
            default -> true;
        };
    }

    /** Whether its second operand is a number that is written as a literal. */
    public boolean takesNumber() {
        return shifts() || this == NTH_VALUE;
    }

    /** Whether it takes a number of rows, and a value where there is no such row. */
    public boolean shifts() {
        return this == LAG || this == LEAD;
    }
}
