package dev.belvedere.topology.expr;

/** Arithmetic of bigints. What does not fit fails. */
final class BigintArithmetic {

    private BigintArithmetic() {}

    static Strict.Binary of(Operation operation) {
        return switch (operation) {
            case PLUS -> (left, right) -> exactly(Math::addExact, "+", left, right);
            case MINUS -> (left, right) -> exactly(Math::subtractExact, "-", left, right);
            case TIMES -> (left, right) -> exactly(Math::multiplyExact, "*", left, right);
            case DIVIDE -> (left, right) -> exactly(BigintArithmetic::divideExact, "/", left, right);
            case MOD -> (left, right) -> (Long) left % (Long) right;
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    static Object negate(Object value) {
        return exactly(Math::subtractExact, "-", 0L, value);
    }

    static Object absolute(Object value) {
        return (Long) value < 0 ? negate(value) : value;
    }

    private static long divideExact(long left, long right) {
        return right == -1 ? Math.negateExact(left) : left / right;
    }

    private static Object exactly(LongOperation operation, String sign, Object left, Object right) {
        try {
            return operation.apply((Long) left, (Long) right);
        } catch (ArithmeticException e) {
            throw ExprException.failed(left + " " + sign + " " + right
                    + " is out of range for bigint. Write CAST(… AS NUMERIC) around one of them.");
        }
    }

    /** An operation on longs that throws {@link ArithmeticException} where the result does not fit. */
    @FunctionalInterface
    private interface LongOperation {
        long apply(long left, long right);
    }
}
