package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import java.util.List;

/** Makes calls, each with the type that PostgreSQL gives its result. */
public final class Exprs {

    private Exprs() {}

    /** All of them; TRUE where there are none. */
    public static Expr and(List<Expr> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Expr.Literal(true, SqlType.BOOLEAN);
            case 1 -> conditions.get(0);
            default ->
                new Expr.Call(
                        Operation.AND,
                        conditions,
                        SqlType.BOOLEAN,
                        conditions.stream().anyMatch(Expr::nullable));
        };
    }

    public static Expr isNull(Expr argument) {
        return new Expr.Call(Operation.IS_NULL, List.of(argument), SqlType.BOOLEAN, false);
    }

    public static Expr not(Expr argument) {
        return new Expr.Call(Operation.NOT, List.of(argument), SqlType.BOOLEAN, argument.nullable());
    }

    /** {@code then} where the condition is TRUE, NULL elsewhere. */
    public static Expr onlyWhere(Expr condition, Expr then) {
        return new Expr.Call(
                Operation.CASE, List.of(condition, then, new Expr.Literal(null, then.type())), then.type(), true);
    }
}
