package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;

/** Makes calls of the arithmetic operators, of ABS, and of the unary minus. */
final class ArithmeticCalls {

    private ArithmeticCalls() {}

    static Expr call(Operation operation, Expr left, Expr right) {
        Expr typedLeft = Untyped.beside(left, right);
        Expr typedRight = Untyped.beside(right, left);
        if (!Types.isNumber(typedLeft.type()) || !Types.isNumber(typedRight.type())) {
            return TimeCalls.arithmetic(operation, typedLeft, typedRight);
        }
        if (operation == Operation.DIVIDE || operation == Operation.MOD) {
            Divisor.check(typedRight);
        }
        SqlType type = Types.ofOperator(typedLeft.type(), typedRight.type());
        if (operation == Operation.MOD && Types.isBinaryFraction(type)) {
            throw ExprException.unsupported(
                    "MOD takes integer, bigint and numeric. Write CAST(… AS NUMERIC) around a binary fraction.");
        }
        List<Expr> arguments = List.of(CastCalls.cast(typedLeft, type), CastCalls.cast(typedRight, type));
        return new Expr.Call(operation, arguments, result(operation, arguments), Types.anyNullable(arguments));
    }

    private static SqlType result(Operation operation, List<Expr> arguments) {
        SqlType left = arguments.get(0).type();
        SqlType right = arguments.get(1).type();
        if (left.kind() != Kind.DECIMAL) {
            return left;
        }
        return switch (operation) {
            case TIMES -> Numbers.product(left, right);
            // PostgreSQL chooses the scale of a quotient by its size.
            case DIVIDE -> SqlType.NUMERIC;
            default -> Numbers.sum(left, right);
        };
    }

    static Expr sign(Operation operation, Expr argument) {
        if (!Types.isNumber(argument.type())) {
            throw ExprException.unsupported((operation == Operation.ABS ? "ABS" : "a minus sign")
                    + " takes a number, and this is " + argument.type() + ".");
        }
        return new Expr.Call(operation, List.of(argument), argument.type(), argument.nullable());
    }
}
