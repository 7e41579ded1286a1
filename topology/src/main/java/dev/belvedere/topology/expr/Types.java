package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import java.util.Set;

/** Families of types, and the type that PostgreSQL picks where several meet. */
final class Types {

    // From the one that others are cast to last, to the one that they are cast to first.
    private static final List<Kind> NUMBERS = List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.REAL, Kind.DOUBLE);
    private static final Set<Kind> DAYS = Set.of(Kind.DATE, Kind.TIMESTAMP);

    private Types() {}

    static boolean isNumber(SqlType type) {
        return NUMBERS.contains(type.kind());
    }

    static boolean isBinaryFraction(SqlType type) {
        return type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
    }

    static boolean isDay(SqlType type) {
        return DAYS.contains(type.kind());
    }

    /** The type that an operator between two numbers works in: binary fractions of two types meet in double precision. */
    static SqlType ofOperator(SqlType left, SqlType right) {
        if (left.kind() == right.kind()) {
            return unconstrained(left);
        }
        if (isBinaryFraction(left) || isBinaryFraction(right)) {
            return SqlType.DOUBLE;
        }
        return left.kind() == Kind.DECIMAL || right.kind() == Kind.DECIMAL ? SqlType.NUMERIC : SqlType.BIGINT;
    }

    /** The type that the branches of a CASE, or the members of a list, have in common. */
    static SqlType ofBranches(SqlType left, SqlType right) {
        if (left.kind() == right.kind()) {
            return unconstrained(left);
        }
        if (isNumber(left) && isNumber(right)) {
            return NUMBERS.indexOf(left.kind()) > NUMBERS.indexOf(right.kind())
                    ? unconstrained(left)
                    : unconstrained(right);
        }
        if (isDay(left) && isDay(right)) {
            return SqlType.TIMESTAMP;
        }
        throw ExprException.unsupported(
                left + " and " + right + " have no type in common. Give all of them the same type by CAST.");
    }

    private static SqlType unconstrained(SqlType type) {
        return type.kind() == Kind.DECIMAL ? SqlType.NUMERIC : type;
    }

    static boolean anyNullable(List<Expr> arguments) {
        return arguments.stream().anyMatch(Expr::nullable);
    }
}
