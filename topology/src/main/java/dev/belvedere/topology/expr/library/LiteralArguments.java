package dev.belvedere.topology.expr.library;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;

/** Arguments that have to be written as literals, because what a function does is decided by them. */
final class LiteralArguments {

    private LiteralArguments() {}

    /** Returns the name of a unit or of a part of times. */
    static String unit(Expr argument) {
        return text(argument, "a unit of time is written as a literal, like 'month'.");
    }

    /** Returns the pattern of {@code TO_CHAR}. */
    static String pattern(Expr argument) {
        return text(argument, "the pattern of TO_CHAR is written as a literal, like 'YYYY-MM' or '999,990.00'.");
    }

    private static String text(Expr argument, String otherwise) {
        if (argument instanceof Expr.Literal literal && literal.value() instanceof String text) {
            return text;
        }
        throw ExprException.unsupported(otherwise);
    }
}
