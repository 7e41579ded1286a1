package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import java.util.ArrayList;
import java.util.List;

/** Casts the arguments of functions that PostgreSQL has of double precision, of numeric, or of both, and not of integers. */
public final class Fractions {

    private Fractions() {}

    /** Casts to numeric, if an argument is one and none is a binary fraction, and otherwise to double precision. */
    public static List<Expr> alike(Expr.Operation function, List<Expr> numbers) {
        boolean numeric = numbers.stream().anyMatch(number -> number.type().kind() == Kind.DECIMAL)
                && numbers.stream().map(Expr::type).noneMatch(Types::isBinaryFraction);
        return cast(function, numbers, numeric ? SqlType.NUMERIC : SqlType.DOUBLE);
    }

    /** Casts to double precision. */
    public static List<Expr> doubles(Expr.Operation function, List<Expr> numbers) {
        return cast(function, numbers, SqlType.DOUBLE);
    }

    /** Casts to numeric, and refuses binary fractions, which PostgreSQL casts only where a statement says so. */
    public static List<Expr> numerics(Expr.Operation function, List<Expr> numbers) {
        if (numbers.stream().map(Expr::type).anyMatch(Types::isBinaryFraction)) {
            throw ExprException.unsupported(
                    function + " takes numerics. Write CAST(… AS NUMERIC) around a binary fraction.");
        }
        return cast(function, numbers, SqlType.NUMERIC);
    }

    private static List<Expr> cast(Expr.Operation function, List<Expr> numbers, SqlType type) {
        List<Expr> typed = new ArrayList<>();
        for (Expr number : numbers) {
            Expr read = Coercion.as(number, type);
            if (!Types.isNumber(read.type())) {
                throw ExprException.unsupported(function + " takes a number, and this is " + read.type() + ".");
            }
            typed.add(Casts.cast(read, type));
        }
        return typed;
    }
}
