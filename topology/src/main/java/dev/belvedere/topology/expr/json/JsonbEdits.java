package dev.belvedere.topology.expr.json;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of documents with less in them, or written with line breaks. Documents are in the form of {@link JsonbDocument}. */
public final class JsonbEdits {

    private static final String INDENT = "    ";

    private JsonbEdits() {}

    /** Returns a document without the members, and the texts in an array, that have these names: {@code -}. */
    public static @Nullable Object without(@Nullable Object document, Collection<?> names) {
        if (document instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = copy(object);
            copy.keySet().removeIf(names::contains);
            return copy;
        }
        List<@Nullable Object> copy = new ArrayList<>(array(document));
        copy.removeIf(element -> element instanceof String && names.contains(element));
        return copy;
    }

    /** Returns an array without one element, which is counted from 0, or from the end if the index is negative: {@code -}. */
    public static @Nullable Object without(@Nullable Object document, int index) {
        if (document instanceof Map<?, ?>) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "an object has no element of an index.");
        }
        List<@Nullable Object> copy = new ArrayList<>(array(document));
        int position = index < 0 ? index + copy.size() : index;
        if (position >= 0 && position < copy.size()) {
            copy.remove(position);
        }
        return copy;
    }

    private static List<?> array(@Nullable Object document) {
        if (document instanceof List<?> array) {
            return array;
        }
        throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "a plain value has nothing to be removed.");
    }

    /** Returns a document without the members, at any depth, that are null. */
    public static @Nullable Object withoutNulls(@Nullable Object document) {
        if (document instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = copy(object);
            copy.values().removeIf(member -> member == null);
            copy.replaceAll((name, member) -> withoutNulls(member));
            return copy;
        }
        if (document instanceof List<?> array) {
            List<@Nullable Object> copy = new ArrayList<>();
            array.forEach(element -> copy.add(withoutNulls(element)));
            return copy;
        }
        return document;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = JsonbDocument.object();
        object.forEach((name, member) -> copy.put((String) name, member));
        return copy;
    }

    /** Writes a document with a line for each member and element. */
    public static String pretty(@Nullable Object document) {
        StringBuilder out = new StringBuilder();
        write(document, "\n", out);
        return out.toString();
    }

    private static void write(@Nullable Object value, String line, StringBuilder out) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                out.append(separator).append(line).append(INDENT);
                out.append(JsonbDocument.text(member.getKey())).append(": ");
                write(member.getValue(), line + INDENT, out);
                separator = ",";
            }
            out.append(object.isEmpty() ? "{" : "").append(line).append('}');
        } else if (value instanceof List<?> array) {
            String separator = "[";
            for (Object element : array) {
                out.append(separator).append(line).append(INDENT);
                write(element, line + INDENT, out);
                separator = ",";
            }
            out.append(array.isEmpty() ? "[" : "").append(line).append(']');
        } else {
            out.append(JsonbDocument.text(value));
        }
    }
}
