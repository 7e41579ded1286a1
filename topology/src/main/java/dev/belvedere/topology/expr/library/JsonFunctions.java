package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.json.JsonMembers;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.json.JsonbValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make documents of the type json, which keep the texts and the order of their members, and members of documents. */
public final class JsonFunctions {

    /** Takes a key and a value; gives the member of a json object. */
    public static final ScalarFunction JSON_MEMBER = Definition.named("JSON_MEMBER")
            .arguments(2)
            .typedBy((function, arguments) -> new Expr.Call(function, pair(arguments), SqlType.VARCHAR, false))
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> {
                SqlType type = call.arguments().get(1).type();
                return row -> JsonMembers.member(
                        key(arguments.get(0).evaluate(row)),
                        " : ",
                        arguments.get(1).evaluate(row),
                        type);
            });

    /** Takes a key and a value; gives an array in jsonb of both. */
    public static final ScalarFunction JSONB_MEMBER = Definition.named("JSONB_MEMBER")
            .arguments(2)
            .typedBy((function, arguments) -> new Expr.Call(function, pair(arguments), SqlType.JSON, false))
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> {
                SqlType type = call.arguments().get(1).type();
                return row -> JsonbDocument.text(Arrays.asList(
                        JsonbValues.key(key(arguments.get(0).evaluate(row))),
                        document(arguments.get(1).evaluate(row), type)));
            });

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("JSON_BUILD_OBJECT")
                    .typedBy((function, arguments) ->
                            new Expr.Call(function, JsonbFunctions.members(function, arguments), SqlType.JSON, false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> object(call, arguments, " : ", ", ")),
            // A row's columns, each behind its name.
            Definition.function("ROW_TO_JSON")
                    .typedBy(JsonFunctions::row)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> object(call, arguments, ":", ",")),
            Definition.function("JSON_BUILD_ARRAY")
                    .typedBy((function, arguments) ->
                            new Expr.Call(function, JsonbFunctions.convertible(arguments), SqlType.JSON, false))
                    .simplifiedBy(call -> call)
                    .computedBy(JsonFunctions::array),
            Definition.function("TO_JSON")
                    .arguments(1)
                    .typedBy((function, arguments) ->
                            Expr.Call.strict(function, JsonbFunctions.convertible(arguments), SqlType.JSON))
                    .computedBy((call, arguments) -> {
                        SqlType type = call.arguments().get(0).type();
                        return row -> {
                            Object value = arguments.get(0).evaluate(row);
                            return value == null ? null : JsonMembers.of(value, type);
                        };
                    }));

    private JsonFunctions() {}

    private static List<Expr> pair(List<Expr> arguments) {
        Expr key = arguments.get(0);
        if (!JsonbValues.isKey(key.type())) {
            throw ExprException.unsupported(
                    "the key of a document is a text or a number, and this is " + key.type() + ".");
        }
        return JsonbFunctions.convertible(arguments);
    }

    private static Object key(@Nullable Object key) {
        if (key == null) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "the key of a document must not be NULL.");
        }
        return key;
    }

    private static @Nullable Object document(@Nullable Object value, SqlType type) {
        return value == null ? null : JsonbValues.of(type).apply(value);
    }

    private static Expr row(Expr.Operation function, List<Expr> arguments) {
        if (arguments.size() == 1) {
            throw ExprException.unsupported(
                    "ROW_TO_JSON takes the name of a table or a query in FROM, as in ROW_TO_JSON(t).");
        }
        return new Expr.Call(function, JsonbFunctions.members(function, arguments), SqlType.JSON, false);
    }

    private static Evaluator object(Expr.Call call, List<Evaluator> arguments, String colon, String comma) {
        return row -> {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i += 2) {
                members.add(JsonMembers.member(
                        key(arguments.get(i).evaluate(row)),
                        colon,
                        arguments.get(i + 1).evaluate(row),
                        call.arguments().get(i + 1).type()));
            }
            return "{" + String.join(comma, members) + "}";
        };
    }

    private static Evaluator array(Expr.Call call, List<Evaluator> arguments) {
        return row -> {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                members.add(JsonMembers.of(
                        arguments.get(i).evaluate(row), call.arguments().get(i).type()));
            }
            return "[" + String.join(", ", members) + "]";
        };
    }
}
