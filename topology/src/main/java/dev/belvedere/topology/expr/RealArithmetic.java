package dev.belvedere.topology.expr;

/** Arithmetic of reals. As in PostgreSQL, a result that becomes infinite or zero by its size fails. */
final class RealArithmetic {

    private RealArithmetic() {}

    static Strict.Binary of(Operation operation) {
        return switch (operation) {
            case PLUS -> (left, right) -> finite((Float) left + (Float) right, (Float) left, (Float) right);
            case MINUS -> (left, right) -> finite((Float) left - (Float) right, (Float) left, (Float) right);
            case TIMES -> (left, right) -> product((Float) left, (Float) right);
            case DIVIDE -> (left, right) -> quotient((Float) left, (Float) right);
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    static Object negate(Object value) {
        return -((Float) value);
    }

    static Object absolute(Object value) {
        return Math.abs((Float) value);
    }

    private static float product(float left, float right) {
        float product = left * right;
        if (product == 0 && left != 0 && right != 0) {
            throw outOfRange(left, right);
        }
        return finite(product, left, right);
    }

    private static float quotient(float dividend, float divisor) {
        float quotient = dividend / divisor;
        if ((Float.isInfinite(quotient) && !Float.isInfinite(dividend))
                || (quotient == 0 && dividend != 0 && !Float.isInfinite(divisor))) {
            throw outOfRange(dividend, divisor);
        }
        return quotient;
    }

    private static float finite(float result, float left, float right) {
        if (Float.isInfinite(result) && !Float.isInfinite(left) && !Float.isInfinite(right)) {
            throw outOfRange(left, right);
        }
        return result;
    }

    private static ExprException outOfRange(float left, float right) {
        return ExprException.failed("a result of " + left + " and " + right
                + " is out of range for real. Write CAST(… AS DOUBLE PRECISION) around them.");
    }
}
