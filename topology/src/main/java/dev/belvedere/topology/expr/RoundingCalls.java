package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;

/** Makes calls of ROUND, FLOOR and CEIL. Of integers they give double precision, as there is no other such function in PostgreSQL. */
final class RoundingCalls {

    private RoundingCalls() {}

    static Expr call(Operation operation, List<Expr> arguments) {
        Expr number = arguments.get(0);
        if (!Types.isNumber(number.type())) {
            throw ExprException.unsupported(operation + " takes a number, and this is " + number.type() + ".");
        }
        if (arguments.size() > 1) {
            return toDigits(operation, number, Untyped.as(arguments.get(1), SqlType.INTEGER));
        }
        boolean numeric = number.type().kind() == Kind.DECIMAL;
        SqlType type = numeric ? whole(number.type()) : SqlType.DOUBLE;
        Expr argument = numeric ? number : CastCalls.cast(number, SqlType.DOUBLE);
        return new Expr.Call(operation, List.of(argument), type, argument.nullable());
    }

    /** Rounding up may bring one more digit before the point. */
    private static SqlType whole(SqlType numeric) {
        return Numbers.isFixed(numeric)
                ? SqlType.decimal(Math.min(Numbers.MAX_DIGITS, numeric.precision() - numeric.scale() + 1), 0)
                : Numbers.withScale(0);
    }

    private static Expr toDigits(Operation operation, Expr number, Expr digits) {
        if (operation != Operation.ROUND || digits.type().kind() != Kind.INTEGER) {
            throw ExprException.unsupported(operation
                    + " takes one number; ROUND takes a second one of type integer, the digits after the point.");
        }
        if (Types.isBinaryFraction(number.type())) {
            throw ExprException.unsupported(
                    "ROUND to digits takes a numeric. Write ROUND(CAST(… AS NUMERIC), …) for a binary fraction.");
        }
        Expr numeric = CastCalls.cast(number, SqlType.NUMERIC);
        List<Expr> arguments = List.of(numeric, digits);
        return new Expr.Call(operation, arguments, rounded(numeric.type(), digits), Types.anyNullable(arguments));
    }

    private static SqlType rounded(SqlType numeric, Expr digits) {
        if (!(digits instanceof Expr.Literal literal) || !(literal.value() instanceof Integer scale)) {
            return SqlType.NUMERIC;
        }
        int kept = Math.max(0, scale);
        if (!Numbers.isFixed(numeric) || kept > Numbers.MAX_DIGITS) {
            return Numbers.withScale(kept);
        }
        int precision = numeric.precision() - numeric.scale() + 1 + kept;
        return SqlType.decimal(Math.min(Numbers.MAX_DIGITS, precision), kept);
    }
}
