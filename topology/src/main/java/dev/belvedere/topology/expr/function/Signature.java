package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixed types of the arguments and of the result.
 *
 * @param written the function's name in messages
 * @param defaults the last arguments, for calls that leave them out
 */
public record Signature(String written, List<SqlType> parameters, List<Expr> defaults, SqlType result)
        implements ScalarFunction.Typing {

    public Signature {
        parameters = List.copyOf(parameters);
        defaults = List.copyOf(defaults);
    }

    @Override
    public Expr call(Expr.Operation function, List<Expr> arguments) {
        List<Expr> typed = new ArrayList<>();
        for (Expr argument : arguments) {
            typed.add(of(written, argument, parameters.get(typed.size())));
        }
        int missing = parameters.size() - typed.size();
        typed.addAll(defaults.subList(defaults.size() - missing, defaults.size()));
        return Expr.Call.strict(function, typed, result);
    }

    /** Returns the argument of a function that takes a text there. */
    public static Expr text(String written, Expr argument) {
        return of(written, argument, SqlType.VARCHAR);
    }

    /** Returns the argument of a function that takes this type there. */
    public static Expr of(String written, Expr argument, SqlType parameter) {
        Expr typed = Coercion.as(argument, parameter);
        if (typed.type().kind() != parameter.kind()) {
            throw ExprException.unsupported(written + " takes " + parameter.sql() + ", not "
                    + argument.type().sql() + ". Write CAST(… AS " + parameter.sql() + ") around it.");
        }
        return typed;
    }
}
