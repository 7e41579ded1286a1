package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import java.util.Set;

/** Families of types, and the type that PostgreSQL picks for operands of different types. */
public final class Types {

    // In ascending order of preference: of two, PostgreSQL casts to the later one.
    private static final List<Kind> NUMBERS = List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.REAL, Kind.DOUBLE);
    private static final Set<Kind> DAYS = Set.of(Kind.DATE, Kind.TIMESTAMP);

    private Types() {}

    /** Whether this is a type of numbers. */
    public static boolean isNumber(SqlType type) {
        return NUMBERS.contains(type.kind());
    }

    /** Whether this is real or double precision. */
    public static boolean isBinaryFraction(SqlType type) {
        return type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
    }

    /** Whether this is a date or a timestamp without time zone. */
    public static boolean isDay(SqlType type) {
        return DAYS.contains(type.kind());
    }

    /** Whether equal values of the type may be written differently, as 1.5 and 1.50, or 1 mon and 30 days, so that none of them stands for all. */
    public static boolean hasManyForms(SqlType type) {
        return type.equals(SqlType.NUMERIC) || type.kind() == Kind.INTERVAL;
    }

    /** Returns the type in which an operator between two numbers works: binary fractions of two types meet in double precision. */
    public static SqlType ofOperator(SqlType left, SqlType right) {
        if (left.kind() == right.kind()) {
            return unconstrained(left);
        }
        if (isBinaryFraction(left) || isBinaryFraction(right)) {
            return SqlType.DOUBLE;
        }
        return left.kind() == Kind.DECIMAL || right.kind() == Kind.DECIMAL ? SqlType.NUMERIC : SqlType.BIGINT;
    }

    /**
     * Returns the common type of two branches of a CASE, or of two members of a list.
     *
     * @throws ExprException if there is none
     */
    public static SqlType ofBranches(SqlType left, SqlType right) {
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
                left + " and " + right + " have no common type. Give all of them the same type by CAST.");
    }

    private static SqlType unconstrained(SqlType type) {
        return type.kind() == Kind.DECIMAL ? SqlType.NUMERIC : type;
    }
}
