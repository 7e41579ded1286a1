package dev.belvedere.topology.expr;

/** Arithmetic of double precision numbers. As in PostgreSQL, a result that becomes infinite or zero by its size fails. */
final class DoubleArithmetic {

    private DoubleArithmetic() {}

    static Strict.Binary of(Operation operation) {
        return switch (operation) {
            case PLUS -> (left, right) -> finite((Double) left + (Double) right, (Double) left, (Double) right);
            case MINUS -> (left, right) -> finite((Double) left - (Double) right, (Double) left, (Double) right);
            case TIMES -> (left, right) -> product((Double) left, (Double) right);
            case DIVIDE -> (left, right) -> quotient((Double) left, (Double) right);
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    static Object negate(Object value) {
        return -((Double) value);
    }

    static Object absolute(Object value) {
        return Math.abs((Double) value);
    }

    private static double product(double left, double right) {
        double product = left * right;
        if (product == 0 && left != 0 && right != 0) {
            throw outOfRange(left, right);
        }
        return finite(product, left, right);
    }

    private static double quotient(double dividend, double divisor) {
        double quotient = dividend / divisor;
        if ((Double.isInfinite(quotient) && !Double.isInfinite(dividend))
                || (quotient == 0 && dividend != 0 && !Double.isInfinite(divisor))) {
            throw outOfRange(dividend, divisor);
        }
        return quotient;
    }

    private static double finite(double result, double left, double right) {
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw outOfRange(left, right);
        }
        return result;
    }

    private static ExprException outOfRange(double left, double right) {
        return ExprException.failed("a result of " + left + " and " + right
                + " is out of range for double precision. Write CAST(… AS NUMERIC) around them.");
    }
}
