package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the result of an aggregate from the array of its values, which are in their order. NULL of no array.
 *
 * @param name tells this computation from all others
 * @param type the result's
 * @param computation stateless
 */
public record ArrayResult(String name, SqlType type, Function<List<?>, @Nullable Object> computation)
        implements Expr.Operation {

    @Override
    public Expr call(List<Expr> arguments) {
        return new Expr.Call(this, arguments, type, true);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator array = arguments.get(0);
        return row -> array.evaluate(row) instanceof List<?> values ? computation.apply(values) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrayResult result && result.name.equals(name) && result.type.equals(type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
