package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/** An expression made ready to be computed. Thread-safe. */
@FunctionalInterface
public interface Evaluator {

    /** The value for this row; null is SQL's NULL. */
    @Nullable
    Object evaluate(Row row);

    /** Whether the value is TRUE, which NULL is not. */
    default boolean holds(Row row) {
        return Boolean.TRUE.equals(evaluate(row));
    }

    /** Compiles an expression. Evaluating throws {@link ExprException} where a row's values do not fit, as PostgreSQL would fail. */
    static Evaluator of(Expr expression) {
        return expression.fold(new Expr.Cases<>(Evaluator::of, Evaluator::of, Evaluators::of));
    }

    private static Evaluator of(Expr.Input input) {
        int position = input.position();
        return row -> row.get(position);
    }

    private static Evaluator of(Expr.Literal literal) {
        Object value = literal.value();
        return row -> value;
    }
}
