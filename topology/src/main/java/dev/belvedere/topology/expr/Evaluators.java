package dev.belvedere.topology.expr;

/** Which family computes which call. */
final class Evaluators {

    private Evaluators() {}

    static Evaluator of(Expr.Call call) {
        return switch (call.operation()) {
            case AND, OR, NOT, IS_NULL, IS_TRUE, IS_FALSE -> LogicEvaluators.of(call);
            case CASE, COALESCE, NULLIF -> ConditionalEvaluators.of(call);
            case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT, IN ->
                ComparisonEvaluators.of(call);
            case PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS -> ArithmeticEvaluators.of(call);
            case ROUND, FLOOR, CEIL -> RoundingEvaluators.of(call);
            case CONCAT, LOWER, UPPER, TRIM_LEADING, TRIM_TRAILING, TRIM_BOTH, SUBSTRING, CHAR_LENGTH ->
                TextEvaluators.of(call);
            case LIKE -> LikePattern.evaluator(call.arguments());
            case EXTRACT, TRUNCATE -> TimeEvaluators.of(call);
            case CAST -> cast(call);
        };
    }

    private static Evaluator cast(Expr.Call call) {
        Expr argument = call.arguments().get(0);
        return Strict.of(argument, Conversions.between(argument.type(), call.type()));
    }
}
