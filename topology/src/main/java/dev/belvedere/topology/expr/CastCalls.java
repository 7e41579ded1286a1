package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Makes casts. */
final class CastCalls {

    private static final Set<Kind> WRITTEN_ALIKE_EVERYWHERE =
            Set.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.BOOLEAN, Kind.UUID);

    private CastCalls() {}

    static Expr cast(Expr argument, SqlType type) {
        if (argument.type().equals(type)
                || (type.equals(SqlType.NUMERIC) && argument.type().kind() == Kind.DECIMAL)) {
            return argument;
        }
        if (Untyped.is(argument)) {
            return LiteralText.read((Expr.Literal) argument, type);
        }
        refuse(argument.type(), type);
        SqlType result = type.equals(SqlType.NUMERIC) ? Numbers.numericOf(argument.type()) : type;
        Expr.Call call = new Expr.Call(Operation.CAST, List.of(argument), result, argument.nullable());
        return shortest(Simplified.of(call), type);
    }

    /** As a plain numeric a literal has the digits that it is written with. */
    private static Expr shortest(Expr cast, SqlType type) {
        return type.equals(SqlType.NUMERIC)
                        && cast instanceof Expr.Literal literal
                        && literal.value() instanceof BigDecimal number
                ? new Expr.Literal(number, Numbers.typeOf(number))
                : cast;
    }

    private static void refuse(SqlType from, SqlType to) {
        if (!isPossible(from, to)) {
            throw ExprException.unsupported(
                    "CAST from " + from + " to " + to + " is not supported: " + reason(from, to));
        }
    }

    private static boolean isPossible(SqlType from, SqlType to) {
        if ((Types.isNumber(from) && Types.isNumber(to)) || (Types.isDay(from) && Types.isDay(to))) {
            return true;
        }
        return switch (to.kind()) {
            case VARCHAR -> WRITTEN_ALIKE_EVERYWHERE.contains(from.kind());
            case INTEGER -> from.kind() == Kind.BOOLEAN;
            case BOOLEAN -> from.kind() == Kind.INTEGER;
            default -> false;
        };
    }

    private static String reason(SqlType from, SqlType to) {
        if (from.kind() == Kind.VARCHAR) {
            return "it fails for a text that is none. Keep the value in a column of its type.";
        }
        if (from.kind() == Kind.TIMESTAMPTZ || to.kind() == Kind.TIMESTAMPTZ) {
            return "it depends on the session's time zone. Keep a timestamp without time zone in the table.";
        }
        if (to.kind() == Kind.VARCHAR) {
            return "how it is written depends on the session's settings. Write the value itself, or its parts by EXTRACT.";
        }
        return "there is none in PostgreSQL.";
    }
}
