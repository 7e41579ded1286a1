package dev.belvedere.topology.expr.json;

import dev.belvedere.serdes.row.FloatText;
import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as members of a document of PostgreSQL's type {@code json}, which keeps their text. */
public final class JsonMembers {

    private JsonMembers() {}

    /** Returns the text of a value of a type that {@link JsonbValues#converts}. */
    public static String of(@Nullable Object value, SqlType type) {
        if (value == null) {
            return "null";
        }
        return switch (type.kind()) {
            case JSON -> (String) value;
            case REAL -> number(FloatText.of((Float) value));
            case DOUBLE -> number(FloatText.of((Double) value));
            case ARRAY -> array((List<?>) value, Objects.requireNonNull(type.element()));
            default -> JsonbDocument.text(JsonbValues.of(type).apply(value));
        };
    }

    /** Returns the text of a member of an object. */
    public static String member(Object key, String colon, @Nullable Object value, SqlType type) {
        return JsonbDocument.text(JsonbValues.key(key)) + colon + of(value, type);
    }

    /** A number that is infinite or none is a text. */
    private static String number(String text) {
        return text.contains("n") || text.contains("N") ? '"' + text + '"' : text;
    }

    private static String array(List<?> values, SqlType element) {
        return values.stream().map(value -> of(value, element)).collect(Collectors.joining(",", "[", "]"));
    }
}
