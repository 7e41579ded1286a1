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
    JSONB_AGG,
    JSON_AGG,
    JSONB_OBJECT_AGG,
    JSON_OBJECT_AGG,
    PERCENTILE_CONT,
    PERCENTILE_DISC,
    MODE,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    /** Any {@link dev.belvedere.topology.expr.aggregate.Regression}. */
    REGRESSION;

    /** Whether the result is made of all values, in an order that the call states. */
    public boolean collects() {
        return switch (this) {
            case STRING_AGG, ARRAY_AGG, JSONB_AGG, JSON_AGG, JSONB_OBJECT_AGG, JSON_OBJECT_AGG -> true;
            default -> false;
        };
    }

    /** Whether it takes its values by WITHIN GROUP. */
    public boolean isOrderedSet() {
        return this == PERCENTILE_CONT || this == PERCENTILE_DISC || this == MODE;
    }

    /** Whether it takes a key and a value. */
    public boolean takesPairs() {
        return this == JSONB_OBJECT_AGG || this == JSON_OBJECT_AGG;
    }

    /** Whether it takes two numbers, of which the second one explains the first. */
    public boolean relates() {
        return this == REGRESSION;
    }

    /** Whether it may be part of a window. */
    public boolean slides() {
        return switch (this) {
            case BOOL_AND, BOOL_OR, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> true;
            default -> false;
        };
    }
}
