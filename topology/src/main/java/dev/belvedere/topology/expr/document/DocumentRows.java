package dev.belvedere.topology.expr.document;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.json.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrays of what functions in FROM give as rows. Their names are no words, so that no statement calls them as functions of a value. */
public final class DocumentRows {

    /** The elements of a document that is an array. */
    public static final String ELEMENTS = "[]ELEMENTS";

    /** The same as texts. */
    public static final String ELEMENT_TEXTS = "[]ELEMENT_TEXTS";

    /** The names of the members of a document that is an object. */
    public static final String NAMES = "[]NAMES";

    /** Their values. */
    public static final String VALUES = "[]VALUES";

    /** Their values as texts. */
    public static final String VALUE_TEXTS = "[]VALUE_TEXTS";

    public static final List<ScalarFunction> ALL = List.of(
            rows(ELEMENTS, SqlType.JSON, DocumentText::elements),
            rows(ELEMENT_TEXTS, SqlType.VARCHAR, document -> texts(DocumentText.elements(document))),
            rows(NAMES, SqlType.VARCHAR, DocumentText::names),
            rows(VALUES, SqlType.JSON, DocumentText::values),
            rows(VALUE_TEXTS, SqlType.VARCHAR, document -> texts(DocumentText.values(document))));

    private DocumentRows() {}

    private static ScalarFunction rows(String name, SqlType element, Function<String, List<?>> parts) {
        return Definition.function(name)
                .arguments(1)
                .typedBy((function, arguments) -> Expr.Call.strict(
                        function, List.of(Documents.document(function, arguments.get(0))), SqlType.arrayOf(element)))
                .unary(document -> parts.apply((String) document));
    }

    private static List<@Nullable String> texts(List<String> parts) {
        List<@Nullable String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(DocumentText.asText(part)));
        return texts;
    }
}
