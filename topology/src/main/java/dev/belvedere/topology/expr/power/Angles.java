package dev.belvedere.topology.expr.power;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** What Java's library of functions of angles does not have: PostgreSQL's ranges, and the inverse functions of hyperbolas. NaN gives NaN. */
final class Angles {

    /** From here on the square of a number is as one more than it. */
    private static final double LARGE = 1L << 28;

    private Angles() {}

    /** Returns an angle that is not infinite. */
    static double finite(double angle) {
        if (Double.isInfinite(angle)) {
            throw outOfRange(angle);
        }
        return angle;
    }

    /** Returns a number that is not outside these bounds. */
    static double within(double least, double number, double greatest) {
        if (number < least || number > greatest) {
            throw outOfRange(number);
        }
        return number;
    }

    private static ExprException outOfRange(double number) {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                "there is no such function of " + number + ": it is out of range.");
    }

    /** Adds up small terms, so that a small result keeps its digits. */
    static double inverseSinh(double number) {
        double size = Math.abs(number);
        double square = size * size;
        return Math.copySign(
                size > LARGE ? logarithmOfTwice(size) : StrictMath.log1p(size + square / (1 + Math.sqrt(1 + square))),
                number);
    }

    static double inverseCosh(double number) {
        double more = number - 1;
        return number > LARGE ? logarithmOfTwice(number) : StrictMath.log1p(more + Math.sqrt(2 * more + more * more));
    }

    static double inverseTanh(double number) {
        double size = Math.abs(number);
        return Math.copySign(StrictMath.log1p(2 * size / (1 - size)) / 2, number);
    }

    private static double logarithmOfTwice(double number) {
        return StrictMath.log(number) + StrictMath.log(2);
    }
}
