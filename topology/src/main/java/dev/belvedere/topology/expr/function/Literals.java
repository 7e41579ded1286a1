package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.NumericTypes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes and recognizes literals. */
public final class Literals {

    public static final Expr TRUE = new Expr.Literal(true, SqlType.BOOLEAN);

    private Literals() {}

    /** Makes the literal of a number: without a point it is integer, bigint or numeric, whichever is the first that holds it. */
    public static Expr.Literal number(BigDecimal value) {
        if (fits(value, Integer.SIZE)) {
            return new Expr.Literal(value.intValueExact(), SqlType.INTEGER);
        }
        if (fits(value, Long.SIZE)) {
            return new Expr.Literal(value.longValueExact(), SqlType.BIGINT);
        }
        return new Expr.Literal(value, NumericTypes.typeOf(value));
    }

    /** Makes an untyped literal: a text, or, beside an expression of another type, a value of that type; null is an untyped NULL. */
    public static Expr.Literal text(@Nullable String value) {
        return new Expr.Literal(value, SqlType.VARCHAR);
    }

    /** Whether this is an untyped literal, as {@link #text} makes it. */
    public static boolean isUntyped(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.type().kind() == Kind.VARCHAR;
    }

    public static boolean isNull(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() == null;
    }

    private static boolean fits(BigDecimal value, int bits) {
        return value.scale() == 0 && value.unscaledValue().bitLength() < bits;
    }
}
