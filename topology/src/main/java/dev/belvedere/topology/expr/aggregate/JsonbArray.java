package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.json.JsonbValues;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a document of an array. */
public record JsonbArray() implements Expr.Operation {

    /**
     * Refuses values that are no part of a document.
     *
     * @throws ExprException with the reason
     */
    public static void refuseUnlessConvertible(Expr value) {
        if (!JsonbValues.converts(value.type())) {
            throw ExprException.unsupported("a document does not take " + value.type()
                    + ": its text depends on the session. Write a text or a timestamp without time zone.");
        }
    }

    @Override
    public Expr call(List<Expr> arguments) {
        return Expr.Call.strict(this, arguments, SqlType.JSON);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator array = arguments.get(0);
        Function<Object, @Nullable Object> conversion =
                JsonbValues.of(call.arguments().get(0).type());
        return row -> {
            Object values = array.evaluate(row);
            return values == null ? null : JsonbDocument.text(conversion.apply(values));
        };
    }

    @Override
    public String toString() {
        return "JSONB";
    }
}
