package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.library.Functions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes one operation of values that come from a row. */
final class Values {

    /** A NULL of a type. */
    record Null(SqlType type) {}

    private Values() {}

    static @Nullable Object of(Expr.Operation operation, Object... values) {
        return evaluate(operation.call(inputs(values)), values);
    }

    /** The value of the function or operator that SQL calls by this name. */
    static @Nullable Object of(String name, Object... values) {
        return of(function(name), values);
    }

    static ScalarFunction function(String name) {
        return Functions.function(name).or(() -> Functions.operator(name)).orElseThrow();
    }

    static @Nullable Object cast(Object value, SqlType type) {
        return evaluate(Casts.cast(inputs(value).get(0), type), value);
    }

    private static @Nullable Object evaluate(Expr expression, Object... values) {
        @Nullable Object[] row = new @Nullable Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[i] instanceof Null ? null : values[i];
        }
        return expression.evaluator().evaluate(Row.owning(row));
    }

    static List<Expr> inputs(Object... values) {
        List<Expr> inputs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            inputs.add(new Expr.Input(i, typeOf(values[i]), true));
        }
        return inputs;
    }

    private static SqlType typeOf(Object value) {
        if (value instanceof Null none) {
            return none.type();
        }
        if (value instanceof BigDecimal) {
            return SqlType.NUMERIC;
        }
        return switch (value.getClass().getSimpleName()) {
            case "Boolean" -> SqlType.BOOLEAN;
            case "Integer" -> SqlType.INTEGER;
            case "Long" -> SqlType.BIGINT;
            case "Float" -> SqlType.REAL;
            case "Double" -> SqlType.DOUBLE;
            case "String" -> SqlType.VARCHAR;
            default -> value instanceof LocalDate ? SqlType.DATE : timestamp(value);
        };
    }

    private static SqlType timestamp(Object value) {
        assert value instanceof LocalDateTime;
        return SqlType.TIMESTAMP;
    }
}
