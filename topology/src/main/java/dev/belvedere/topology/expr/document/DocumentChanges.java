package dev.belvedere.topology.expr.document;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.json.JsonbContents;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.json.JsonbEdits;
import dev.belvedere.topology.expr.json.JsonbPath;
import dev.belvedere.topology.expr.json.JsonbPath.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators and functions that make a document of another one; the result is written as jsonb is. */
public final class DocumentChanges {

    /** Joins two documents: {@code ||} between two of them. */
    public static final ScalarFunction JOINED = Definition.function("JSONB_CONCAT")
            .takes(SqlType.JSON, SqlType.JSON)
            .gives(SqlType.JSON)
            .binary((left, right) ->
                    JsonbDocument.text(JsonbContents.joined(Documents.parsed(left), Documents.parsed(right))));

    public static final List<ScalarFunction> ALL = List.of(
            JOINED,
            Definition.function("#-", "JSONB_DELETE_PATH")
                    .arguments(2)
                    .typedBy((function, arguments) -> Expr.Call.strict(
                            function,
                            List.of(
                                    Documents.document(function, arguments.get(0)),
                                    Documents.path(function, arguments.get(1))),
                            SqlType.JSON))
                    .binary((document, path) -> changed(document, path, Change.DELETE, null)),
            atPath("JSONB_SET", "true", Change.REPLACE_OR_ADD, Change.REPLACE),
            atPath("JSONB_INSERT", "false", Change.INSERT_AFTER, Change.INSERT_BEFORE),
            edited(
                    "JSONB_STRIP_NULLS",
                    SqlType.JSON,
                    document -> JsonbDocument.text(JsonbEdits.withoutNulls(document))),
            edited("JSONB_PRETTY", SqlType.VARCHAR, JsonbEdits::pretty));

    /** Writes something of a parsed document. */
    private interface Edit {
        String of(@Nullable Object document);
    }

    private DocumentChanges() {}

    private static ScalarFunction edited(String name, SqlType result, Edit edit) {
        return Definition.function(name)
                .takes(SqlType.JSON)
                .gives(result)
                .unary(document -> edit.of(Documents.parsed(document)));
    }

    /** @param flag the last argument, where a call leaves it out */
    private static ScalarFunction atPath(String name, String flag, Change ifTrue, Change ifFalse) {
        return Definition.function(name)
                .arguments(3, 4)
                .typedBy((function, arguments) -> {
                    List<Expr> typed = new ArrayList<>();
                    typed.add(Coercion.as(arguments.get(0), SqlType.JSON));
                    typed.add(Documents.path(function, arguments.get(1)));
                    typed.add(Documents.document(function, Coercion.as(arguments.get(2), SqlType.JSON)));
                    typed.add(Signature.of(
                            name, arguments.size() > 3 ? arguments.get(3) : Literals.text(flag), SqlType.BOOLEAN));
                    Documents.document(function, typed.get(0));
                    return Expr.Call.strict(function, typed, SqlType.JSON);
                })
                .computedBy((call, arguments) -> atPath(arguments, ifTrue, ifFalse));
    }

    private static Evaluator atPath(List<Evaluator> arguments, Change ifTrue, Change ifFalse) {
        return Strict.variadic(
                arguments,
                values -> changed(
                        values[0],
                        values[1],
                        Boolean.TRUE.equals(values[3]) ? ifTrue : ifFalse,
                        Documents.parsed(values[2])));
    }

    private static String changed(Object document, Object path, Change change, @Nullable Object value) {
        Object parsed = Documents.parsed(document);
        if (!(parsed instanceof Map<?, ?>) && !(parsed instanceof List<?>)) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "a plain value has no paths.");
        }
        List<@Nullable String> steps = new ArrayList<>();
        ((List<?>) path).forEach(step -> steps.add((String) step));
        boolean nothing = isEmpty(parsed) && (change == Change.DELETE || change == Change.REPLACE);
        return JsonbDocument.text(nothing ? parsed : JsonbPath.changed(parsed, steps, change, value));
    }

    /** In an empty document no path is looked at. */
    private static boolean isEmpty(Object container) {
        return container instanceof Map<?, ?> object ? object.isEmpty() : ((List<?>) container).isEmpty();
    }
}
