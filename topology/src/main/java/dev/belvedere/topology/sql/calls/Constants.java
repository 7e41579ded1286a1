package dev.belvedere.topology.sql.calls;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Literals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Turns literals into operators without operands, so that Calcite neither pads texts nor gives numbers types of its own. */
public final class Constants {

    private static final Map<String, SqlType> TIMES = Map.of(
            "DATE", SqlType.DATE,
            "TIME", SqlType.TIME,
            "TIMESTAMP", SqlType.TIMESTAMP,
            "TIMESTAMP WITH TIME ZONE", SqlType.TIMESTAMPTZ);

    private Constants() {}

    /** Whether views support the type of the literal. */
    public static boolean isConstant(SqlLiteral literal) {
        if (literal instanceof SqlIntervalLiteral interval) {
            return IntervalTexts.text(interval).matches("-?\\d+ \\w+");
        }
        if (literal instanceof SqlUnknownLiteral unknown) {
            return TIMES.containsKey(unknown.tag);
        }
        return switch (literal.getTypeName()) {
            case DECIMAL, DOUBLE, CHAR, NULL -> true;
            case BOOLEAN -> literal.getValue() != null;
            default -> false;
        };
    }

    public static SqlNode of(SqlLiteral literal) {
        return operator(literal, () -> expression(literal));
    }

    /** Returns the operator of a literal that is a condition. */
    public static SqlNode condition(SqlLiteral literal) {
        return operator(literal, () -> {
            Expr expression = expression(literal);
            return expression.type().equals(SqlType.VARCHAR) ? Casts.cast(expression, SqlType.BOOLEAN) : expression;
        });
    }

    /** The name contains the text in hex, because Calcite ignores case when it compares names. */
    private static SqlNode operator(SqlLiteral literal, Supplier<Expr> expression) {
        byte[] written = literal.toString().getBytes(StandardCharsets.UTF_8);
        String name = "LITERAL_" + HexFormat.of().formatHex(written);
        return new PostgresOperator(name, operands -> expression.get()).of(literal.getParserPosition(), List.of());
    }

    private static Expr expression(SqlLiteral literal) {
        Object value = literal.getValue();
        if (literal instanceof SqlIntervalLiteral interval) {
            return Casts.cast(Literals.text(IntervalTexts.text(interval)), SqlType.INTERVAL);
        }
        if (literal instanceof SqlUnknownLiteral unknown) {
            return Casts.cast(Literals.text(unknown.getValue()), Objects.requireNonNull(TIMES.get(unknown.tag)));
        }
        if (literal.getTypeName() == SqlTypeName.BOOLEAN) {
            return new Expr.Literal(value, SqlType.BOOLEAN);
        }
        return value instanceof BigDecimal number ? number(number, literal) : Literals.text(text(value));
    }

    /** An exponent makes a numeric, as a point does. */
    private static Expr number(BigDecimal value, SqlLiteral literal) {
        return literal.getTypeName() == SqlTypeName.DOUBLE
                ? Casts.cast(Literals.text(value.toString()), SqlType.NUMERIC)
                : Literals.number(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof NlsString text ? text.getValue() : null;
    }
}
