package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Thread-safe. */
@FunctionalInterface
public interface Evaluator {

    /**
     * Computes the value for a row; null is SQL's NULL.
     *
     * @throws ExprException if the values of the row are out of range
     */
    @Nullable
    Object evaluate(Row row);

    /** Whether the value is TRUE, which NULL is not. */
    default boolean holds(Row row) {
        return Boolean.TRUE.equals(evaluate(row));
    }
}
