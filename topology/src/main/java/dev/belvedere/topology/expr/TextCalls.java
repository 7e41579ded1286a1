package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** Makes calls of the functions of texts. */
final class TextCalls {

    private TextCalls() {}

    static Expr call(Operation operation, List<Expr> arguments) {
        List<Expr> typed = switch (operation) {
            case CONCAT -> concatenated(arguments.get(0), arguments.get(1));
            case SUBSTRING -> slice(arguments);
            default -> texts(operation, arguments);
        };
        if (operation == Operation.LIKE) {
            LikePattern.check(typed);
        }
        return new Expr.Call(operation, typed, result(operation), Types.anyNullable(typed));
    }

    private static SqlType result(Operation operation) {
        return switch (operation) {
            case LIKE -> SqlType.BOOLEAN;
            case CHAR_LENGTH -> SqlType.INTEGER;
            default -> SqlType.VARCHAR;
        };
    }

    private static List<Expr> concatenated(Expr left, Expr right) {
        if (left.type().kind() != Kind.VARCHAR && right.type().kind() != Kind.VARCHAR) {
            throw ExprException.unsupported("|| joins texts, and these are " + left.type() + " and " + right.type()
                    + ". Write CAST(… AS TEXT) around one of them.");
        }
        return List.of(CastCalls.cast(left, SqlType.VARCHAR), CastCalls.cast(right, SqlType.VARCHAR));
    }

    private static List<Expr> slice(List<Expr> arguments) {
        List<Expr> typed = IntStream.range(0, arguments.size())
                .mapToObj(i -> i == 0 ? arguments.get(0) : Untyped.as(arguments.get(i), SqlType.INTEGER))
                .toList();
        texts(Operation.SUBSTRING, typed.subList(0, 1));
        for (Expr position : typed.subList(1, typed.size())) {
            if (position.type().kind() != Kind.INTEGER) {
                throw ExprException.unsupported("SUBSTRING counts characters by integers, and this is "
                        + position.type() + ". Write CAST(… AS INTEGER); patterns are not supported.");
            }
        }
        return typed;
    }

    private static List<Expr> texts(Operation operation, List<Expr> arguments) {
        for (Expr argument : arguments) {
            if (argument.type().kind() != Kind.VARCHAR) {
                throw ExprException.unsupported(name(operation) + " takes texts, and this is " + argument.type()
                        + ". Write CAST(… AS TEXT) around it.");
            }
        }
        return arguments;
    }

    private static String name(Operation operation) {
        return operation.name().startsWith("TRIM") ? "TRIM" : operation.name();
    }
}
