package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** ROUND, FLOOR and CEIL: numerics round halves away from zero, binary fractions to the even neighbour. */
final class RoundingEvaluators {

    // NUMERIC_MAX_RESULT_SCALE of PostgreSQL's numeric.h.
    private static final int MAX_RESULT_SCALE = 2000;

    private RoundingEvaluators() {}

    static Evaluator of(Expr.Call call) {
        if (call.arguments().size() > 1) {
            return Strict.of(call.arguments(), (value, digits) -> toDigits((BigDecimal) value, (Integer) digits));
        }
        Expr argument = call.arguments().get(0);
        return Strict.of(
                argument,
                argument.type().kind() == Kind.DECIMAL
                        ? ofNumeric(mode(call.operation()))
                        : ofDouble(call.operation()));
    }

    private static RoundingMode mode(Operation operation) {
        return switch (operation) {
            case FLOOR -> RoundingMode.FLOOR;
            case CEIL -> RoundingMode.CEILING;
            default -> RoundingMode.HALF_UP;
        };
    }

    private static Strict.Unary ofNumeric(RoundingMode mode) {
        return value -> ((BigDecimal) value).setScale(0, mode);
    }

    private static Strict.Unary ofDouble(Operation operation) {
        return switch (operation) {
            case FLOOR -> value -> Math.floor((Double) value);
            case CEIL -> value -> Math.ceil((Double) value);
            default -> value -> Math.rint((Double) value);
        };
    }

    private static BigDecimal toDigits(BigDecimal value, int digits) {
        int scale = Math.max(-MAX_RESULT_SCALE, Math.min(MAX_RESULT_SCALE, digits));
        return Conversions.plain(value.setScale(scale, RoundingMode.HALF_UP));
    }
}
