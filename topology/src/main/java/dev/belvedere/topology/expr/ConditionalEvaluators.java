package dev.belvedere.topology.expr;

/** CASE, COALESCE and NULLIF. A branch that is not taken is not computed. */
final class ConditionalEvaluators {

    private ConditionalEvaluators() {}

    static Evaluator of(Expr.Call call) {
        return switch (call.operation()) {
            case CASE -> choice(LogicEvaluators.all(call.arguments()));
            case COALESCE -> firstValue(LogicEvaluators.all(call.arguments()));
            case NULLIF -> nullIf(call);
            default -> throw new IllegalArgumentException(call.toString());
        };
    }

    private static Evaluator choice(Evaluator[] arguments) {
        int otherwise = arguments.length - 1;
        return row -> {
            for (int i = 0; i < otherwise; i += 2) {
                if (arguments[i].holds(row)) {
                    return arguments[i + 1].evaluate(row);
                }
            }
            return arguments[otherwise].evaluate(row);
        };
    }

    private static Evaluator firstValue(Evaluator[] arguments) {
        return row -> {
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static Evaluator nullIf(Expr.Call call) {
        Evaluator value = Evaluator.of(call.arguments().get(0));
        Evaluator equal = Evaluator.of(Exprs.call(Operation.EQUALS, call.arguments()));
        return row -> equal.holds(row) ? null : value.evaluate(row);
    }
}
