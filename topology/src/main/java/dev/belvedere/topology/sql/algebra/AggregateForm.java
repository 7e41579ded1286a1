package dev.belvedere.topology.sql.algebra;

/** The aggregate functions of PostgreSQL that Calcite does not have, or gives other types. */
public enum AggregateForm {
    BOOL_AND,
    BOOL_OR,
    VAR_POP,
    VAR_SAMP,
    STDDEV_POP,
    STDDEV_SAMP,
    STRING_AGG,
    ARRAY_AGG,
    JSONB_AGG;

    /** Whether the result is made of all values, in an order. */
    public boolean collects() {
        return this == STRING_AGG || this == ARRAY_AGG || this == JSONB_AGG;
    }
}
