package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType.Kind;

/** Which arithmetic computes which call. */
final class ArithmeticEvaluators {

    private ArithmeticEvaluators() {}

    static Evaluator of(Expr.Call call) {
        boolean unary = call.arguments().size() == 1;
        Kind kind = call.arguments().get(0).type().kind();
        if (kind == Kind.DATE) {
            return Strict.of(call.arguments(), DateArithmetic.of(call));
        }
        return unary
                ? Strict.of(call.arguments().get(0), sign(call.operation(), kind))
                : Strict.of(call.arguments(), binary(call.operation(), kind));
    }

    private static Strict.Binary binary(Operation operation, Kind kind) {
        return switch (kind) {
            case INTEGER -> IntegerArithmetic.of(operation);
            case BIGINT -> BigintArithmetic.of(operation);
            case DECIMAL -> NumericArithmetic.of(operation);
            case REAL -> RealArithmetic.of(operation);
            case DOUBLE -> DoubleArithmetic.of(operation);
            default -> throw new IllegalArgumentException(operation + " of " + kind);
        };
    }

    private static Strict.Unary sign(Operation operation, Kind kind) {
        boolean absolute = operation == Operation.ABS;
        return switch (kind) {
            case INTEGER -> absolute ? IntegerArithmetic::absolute : IntegerArithmetic::negate;
            case BIGINT -> absolute ? BigintArithmetic::absolute : BigintArithmetic::negate;
            case DECIMAL -> absolute ? NumericArithmetic::absolute : NumericArithmetic::negate;
            case REAL -> absolute ? RealArithmetic::absolute : RealArithmetic::negate;
            case DOUBLE -> absolute ? DoubleArithmetic::absolute : DoubleArithmetic::negate;
            default -> throw new IllegalArgumentException(operation + " of " + kind);
        };
    }
}
