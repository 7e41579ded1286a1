package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;

/** Makes calls of AND, OR, NOT and the tests for NULL, TRUE and FALSE. */
final class LogicCalls {

    private LogicCalls() {}

    static Expr call(Operation operation, List<Expr> arguments) {
        return switch (operation) {
            case IS_NULL -> new Expr.Call(operation, arguments, SqlType.BOOLEAN, false);
            case IS_TRUE, IS_FALSE ->
                new Expr.Call(operation, conditions(operation, arguments), SqlType.BOOLEAN, false);
            default ->
                new Expr.Call(
                        operation, conditions(operation, arguments), SqlType.BOOLEAN, Types.anyNullable(arguments));
        };
    }

    private static List<Expr> conditions(Operation operation, List<Expr> arguments) {
        String place = operation.toString().replace('_', ' ');
        return arguments.stream().map(argument -> condition(argument, place)).toList();
    }

    /** The argument as a condition. */
    static Expr condition(Expr argument, String place) {
        Expr condition = Untyped.as(argument, SqlType.BOOLEAN);
        if (condition.type().kind() != Kind.BOOLEAN) {
            throw ExprException.unsupported(
                    place + " takes conditions, and this is " + condition.type() + ". Write a comparison.");
        }
        return condition;
    }
}
