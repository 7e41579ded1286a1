package dev.belvedere.topology.expr.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares and joins documents as PostgreSQL's jsonb does, in the Java form of {@link JsonbDocument}. */
public final class JsonbContents {

    private JsonbContents() {}

    /** Whether a document contains another one: {@code @>}. An array contains a value that is one of its elements. */
    public static boolean contains(@Nullable Object whole, @Nullable Object part) {
        if (whole instanceof List<?> elements && isScalar(part)) {
            return elements.stream().anyMatch(element -> equalScalars(element, part));
        }
        return containsAlike(whole, part);
    }

    private static boolean containsAlike(@Nullable Object whole, @Nullable Object part) {
        if (whole instanceof Map<?, ?> object && part instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .allMatch(member -> object.containsKey(member.getKey())
                            && containsAlike(object.get(member.getKey()), member.getValue()));
        }
        if (whole instanceof List<?> array && part instanceof List<?> elements) {
            return elements.stream().allMatch(element -> array.stream().anyMatch(each -> containsAlike(each, element)));
        }
        return equalScalars(whole, part);
    }

    /** Whether a text is the name of a member, an element, or the whole document: {@code ?}. */
    public static boolean has(@Nullable Object document, String text) {
        if (document instanceof Map<?, ?> object) {
            return object.containsKey(text);
        }
        return document instanceof List<?> array ? array.contains(text) : text.equals(document);
    }

    /** Joins two documents: {@code ||}. Of two objects, the second one's members count; anything else is joined as arrays. */
    public static @Nullable Object joined(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
            Map<String, @Nullable Object> object = JsonbDocument.object();
            first.forEach((name, value) -> object.put((String) name, value));
            second.forEach((name, value) -> object.put((String) name, value));
            return object;
        }
        List<@Nullable Object> array = new ArrayList<>(elements(left));
        array.addAll(elements(right));
        return array;
    }

    private static List<? extends @Nullable Object> elements(@Nullable Object document) {
        if (document instanceof List<?> array) {
            return array;
        }
        List<@Nullable Object> one = new ArrayList<>();
        one.add(document);
        return one;
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    private static boolean equalScalars(@Nullable Object left, @Nullable Object right) {
        if (!isScalar(left) || !isScalar(right)) {
            return false;
        }
        if (left instanceof BigDecimal number && right instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return Objects.equals(left, right);
    }
}
