package dev.belvedere.topology.expr;

import java.util.List;

/** Three-valued logic. */
final class LogicEvaluators {

    private LogicEvaluators() {}

    static Evaluator of(Expr.Call call) {
        Evaluator[] arguments = all(call.arguments());
        Evaluator first = arguments[0];
        return switch (call.operation()) {
            case AND -> unless(false, arguments);
            case OR -> unless(true, arguments);
            case NOT -> Strict.of(call.arguments().get(0), value -> !((Boolean) value));
            case IS_NULL -> row -> first.evaluate(row) == null;
            case IS_TRUE -> row -> Boolean.TRUE.equals(first.evaluate(row));
            case IS_FALSE -> row -> Boolean.FALSE.equals(first.evaluate(row));
            default -> throw new IllegalArgumentException(call.toString());
        };
    }

    /** The decisive value where an argument has it; else NULL where one is NULL; else the other value. */
    private static Evaluator unless(boolean decisive, Evaluator[] arguments) {
        return row -> {
            Boolean result = !decisive;
            for (Evaluator argument : arguments) {
                Object value = argument.evaluate(row);
                if (value == null) {
                    result = null;
                } else if ((Boolean) value == decisive) {
                    return decisive;
                }
            }
            return result;
        };
    }

    static Evaluator[] all(List<Expr> arguments) {
        return arguments.stream().map(Evaluator::of).toArray(Evaluator[]::new);
    }
}
