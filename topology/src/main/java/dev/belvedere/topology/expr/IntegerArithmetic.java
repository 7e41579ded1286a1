package dev.belvedere.topology.expr;

/** Arithmetic of integers. What does not fit fails. */
final class IntegerArithmetic {

    private IntegerArithmetic() {}

    static Strict.Binary of(Operation operation) {
        return switch (operation) {
            case PLUS -> (left, right) -> fit((long) (Integer) left + (Integer) right, "+", left, right);
            case MINUS -> (left, right) -> fit((long) (Integer) left - (Integer) right, "-", left, right);
            case TIMES -> (left, right) -> fit((long) (Integer) left * (Integer) right, "*", left, right);
            case DIVIDE -> (left, right) -> fit((long) (Integer) left / (Integer) right, "/", left, right);
            case MOD -> (left, right) -> (Integer) left % (Integer) right;
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    static Object negate(Object value) {
        return fit(-(long) (Integer) value, "-", "", value);
    }

    static Object absolute(Object value) {
        return fit(Math.abs((long) (Integer) value), "ABS", "", value);
    }

    private static Object fit(long result, String sign, Object left, Object right) {
        if (result != (int) result) {
            throw ExprException.failed(left + " " + sign + " " + right
                    + " is out of range for integer. Write CAST(… AS BIGINT) around one of them.");
        }
        return (int) result;
    }
}
