package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.json.JsonbValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions that make documents. NULLs become JSON's null. */
final class JsonbFunctions {

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("JSONB_BUILD_OBJECT")
                    .typedBy(JsonbFunctions::object)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> object(conversions(call), arguments)),
            Definition.function("JSONB_BUILD_ARRAY")
                    .typedBy((function, arguments) ->
                            new Expr.Call(function, convertible(arguments), SqlType.JSON, false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> array(conversions(call), arguments)),
            Definition.function("TO_JSONB")
                    .arguments(1)
                    .typedBy((function, arguments) -> Expr.Call.strict(function, convertible(arguments), SqlType.JSON))
                    .computedBy((call, arguments) -> {
                        Conversion conversion = conversions(call).get(0);
                        return Strict.unary(arguments, value -> JsonbDocument.text(conversion.of(value)));
                    }));

    /** Converts a value that may be NULL. */
    private record Conversion(Function<Object, @Nullable Object> ofValue) {
        @Nullable
        Object of(@Nullable Object value) {
            return value == null ? null : ofValue.apply(value);
        }
    }

    private JsonbFunctions() {}

    private static Expr object(Expr.Operation function, List<Expr> arguments) {
        return new Expr.Call(function, members(function, arguments), SqlType.JSON, false);
    }

    /** Returns the arguments, which are keys and values. */
    static List<Expr> members(Expr.Operation function, List<Expr> arguments) {
        if (arguments.size() % 2 != 0) {
            throw ExprException.unsupported(function + " takes a key and a value, and so on.");
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!JsonbValues.isKey(arguments.get(i).type())) {
                throw ExprException.unsupported("the key of a document is a text or a number, and this is "
                        + arguments.get(i).type() + ".");
            }
        }
        return convertible(arguments);
    }

    static List<Expr> convertible(List<Expr> arguments) {
        for (Expr argument : arguments) {
            if (!JsonbValues.converts(argument.type())) {
                throw ExprException.unsupported("a document does not take " + argument.type()
                        + ": its text depends on the session. Write a text or a timestamp without time zone.");
            }
        }
        return arguments;
    }

    private static List<Conversion> conversions(Expr.Call call) {
        return call.arguments().stream()
                .map(argument -> new Conversion(JsonbValues.of(argument.type())))
                .toList();
    }

    private static Evaluator object(List<Conversion> conversions, List<Evaluator> arguments) {
        return row -> {
            Map<String, @Nullable Object> object = JsonbDocument.object();
            for (int i = 0; i < arguments.size(); i += 2) {
                Object key = arguments.get(i).evaluate(row);
                if (key == null) {
                    throw ExprException.failed(
                            SqlState.INVALID_PARAMETER_VALUE, "the key of a document must not be NULL.");
                }
                object.put(
                        JsonbValues.key(key),
                        conversions.get(i + 1).of(arguments.get(i + 1).evaluate(row)));
            }
            return JsonbDocument.text(object);
        };
    }

    private static Evaluator array(List<Conversion> conversions, List<Evaluator> arguments) {
        return row -> {
            List<@Nullable Object> array = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                array.add(conversions.get(i).of(arguments.get(i).evaluate(row)));
            }
            return JsonbDocument.text(array);
        };
    }
}
