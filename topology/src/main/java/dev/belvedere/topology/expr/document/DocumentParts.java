package dev.belvedere.topology.expr.document;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.json.DocumentText;
import dev.belvedere.topology.expr.json.JsonbContents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operators and functions that find parts of documents, or tell what is in them. Those of json and jsonb are the same, where both types have them. */
public final class DocumentParts {

    /** Takes a document and a name or an index, as a text: {@code data['name']}. */
    public static final ScalarFunction SUBSCRIPT = Definition.named("SUBSCRIPT")
            .arguments(2)
            .typedBy((function, arguments) -> nullable(
                    function, List.of(arguments.get(0), Signature.text("a document", arguments.get(1))), SqlType.JSON))
            .binary((document, step) -> DocumentText.at((String) document, List.of((String) step)));

    /** Whether a document contains another one: {@code @>} of documents. */
    public static final ScalarFunction CONTAINS = comparison("JSONB_CONTAINS", JsonbContents::contains);

    /** Whether a document is contained in another one. */
    public static final ScalarFunction CONTAINED =
            comparison("JSONB_CONTAINED", (left, right) -> JsonbContents.contains(right, left));

    public static final List<ScalarFunction> ALL = Stream.concat(
                    Stream.of(
                            part("->", SqlType.JSON),
                            part("->>", SqlType.VARCHAR),
                            atPath("#>", SqlType.JSON),
                            atPath("#>>", SqlType.VARCHAR),
                            extract("EXTRACT_PATH", SqlType.JSON),
                            extract("EXTRACT_PATH_TEXT", SqlType.VARCHAR),
                            Definition.function("JSONB_ARRAY_LENGTH", "JSON_ARRAY_LENGTH")
                                    .takes(SqlType.JSON)
                                    .gives(SqlType.INTEGER)
                                    .unary(DocumentParts::length),
                            Definition.function("JSONB_TYPEOF", "JSON_TYPEOF")
                                    .takes(SqlType.JSON)
                                    .gives(SqlType.VARCHAR)
                                    .unary(DocumentParts::type)),
                    Stream.of(
                            CONTAINS,
                            CONTAINED,
                            Definition.function("?", "JSONB_EXISTS")
                                    .takes(SqlType.JSON, SqlType.VARCHAR)
                                    .gives(SqlType.BOOLEAN)
                                    .binary((document, name) ->
                                            JsonbContents.has(Documents.parsed(document), (String) name)),
                            exists("?|", "JSONB_EXISTS_ANY", Stream::anyMatch),
                            exists("?&", "JSONB_EXISTS_ALL", Stream::allMatch)))
            .toList();

    /** Tests some or all of the names. */
    private interface Quantifier {
        boolean test(Stream<?> names, java.util.function.Predicate<Object> predicate);
    }

    private DocumentParts() {}

    /** The member of a name, or the element of an index. */
    private static ScalarFunction part(String name, SqlType result) {
        return Definition.function(name)
                .arguments(2)
                .typedBy((function, arguments) -> nullable(
                        function,
                        List.of(Documents.document(function, arguments.get(0)), nameOrIndex(arguments.get(1))),
                        result))
                .binary((document, step) -> written(
                        step instanceof Integer index
                                ? DocumentText.element((String) document, index)
                                : DocumentText.member((String) document, (String) step),
                        result));
    }

    private static Expr nameOrIndex(Expr step) {
        Kind kind = step.type().kind();
        if (kind != Kind.VARCHAR && kind != Kind.INTEGER) {
            throw ExprException.unsupported(
                    "the part of a document is named by a text or an integer, and this is " + step.type() + ".");
        }
        return step;
    }

    private static ScalarFunction atPath(String name, SqlType result) {
        return Definition.function(name)
                .arguments(2)
                .typedBy((function, arguments) -> nullable(
                        function,
                        List.of(
                                Documents.document(function, arguments.get(0)),
                                Documents.path(function, arguments.get(1))),
                        result))
                .binary((document, path) -> at((String) document, (List<?>) path, result));
    }

    private static ScalarFunction extract(String name, SqlType result) {
        return Definition.function("JSONB_" + name, "JSON_" + name)
                .arguments(2, Integer.MAX_VALUE)
                .typedBy((function, arguments) -> {
                    List<Expr> typed = new ArrayList<>(List.of(Documents.document(function, arguments.get(0))));
                    arguments.stream().skip(1).forEach(step -> typed.add(Signature.text(function.toString(), step)));
                    return nullable(function, typed, result);
                })
                .computedBy((call, arguments) -> extracted(arguments, result));
    }

    private static Evaluator extracted(List<Evaluator> arguments, SqlType result) {
        return Strict.variadic(
                arguments,
                values -> at((String) values[0], Arrays.asList(values).subList(1, values.length), result));
    }

    /** A path with NULL leads nowhere. */
    private static @Nullable String at(String document, List<?> path, SqlType result) {
        return path.stream().anyMatch(Objects::isNull)
                ? null
                : written(
                        DocumentText.at(
                                document, path.stream().map(String.class::cast).toList()),
                        result);
    }

    private static @Nullable String written(@Nullable String part, SqlType result) {
        return result.kind() == Kind.JSON ? part : DocumentText.asText(part);
    }

    private static ScalarFunction comparison(String name, BiPredicate<@Nullable Object, @Nullable Object> predicate) {
        return Definition.function(name)
                .takes(SqlType.JSON, SqlType.JSON)
                .gives(SqlType.BOOLEAN)
                .binary((left, right) -> predicate.test(Documents.parsed(left), Documents.parsed(right)));
    }

    /** Names that are NULL do not count. */
    private static ScalarFunction exists(String operator, String name, Quantifier quantifier) {
        return Definition.function(operator, name)
                .arguments(2)
                .typedBy((function, arguments) -> Expr.Call.strict(
                        function,
                        List.of(
                                Documents.document(function, arguments.get(0)),
                                Documents.path(function, arguments.get(1))),
                        SqlType.BOOLEAN))
                .binary((document, names) -> {
                    Object parsed = Documents.parsed(document);
                    return quantifier.test(
                            ((List<?>) names).stream().filter(Objects::nonNull),
                            each -> JsonbContents.has(parsed, (String) each));
                });
    }

    private static Object length(Object document) {
        if (Documents.parsed(document) instanceof List<?> array) {
            return array.size();
        }
        throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "a document that is no array has no length.");
    }

    private static String type(Object document) {
        Object value = Documents.parsed(document);
        if (value == null) {
            return "null";
        }
        return value instanceof Map<?, ?>
                ? "object"
                : value instanceof List<?>
                        ? "array"
                        : value instanceof BigDecimal ? "number" : value instanceof Boolean ? "boolean" : "string";
    }

    private static Expr nullable(Expr.Operation function, List<Expr> arguments, SqlType result) {
        return new Expr.Call(function, arguments, result, true);
    }
}
