package dev.belvedere.query.auth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Views that tokens with a certain claim may read.
 *
 * @param claim its name, or names with dots between them that lead into it: {@code realm_access.roles}
 * @param value the claim itself, or one of its values
 * @param views names of views; {@link #ALL} stands for all there are
 */
public record Grant(String claim, String value, Set<String> views) {

    public static final String ALL = "*";

    /** Claims that are lists with blanks between their values (RFC 8693). No other text is taken apart: it may be a name that somebody has chosen. */
    private static final Set<String> LISTS = Set.of("scope", "scp");

    public Grant {
        views = Set.copyOf(views);
    }

    boolean matches(Map<String, @Nullable Object> claims) {
        Object found = claims.containsKey(claim) ? claims.get(claim) : nested(claims, List.of(claim.split("\\.", -1)));
        if (found instanceof Collection<?> values) {
            return values.stream().anyMatch(this::isValue);
        }
        if (found instanceof String text && LISTS.contains(claim)) {
            return List.of(text.split(" ", -1)).contains(value);
        }
        return isValue(found);
    }

    private static @Nullable Object nested(Map<?, ?> claims, List<String> path) {
        Object found = claims.get(path.get(0));
        List<String> rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
            return found;
        }
        return found instanceof Map<?, ?> inner ? nested(inner, rest) : null;
    }

    private boolean isValue(@Nullable Object found) {
        return (found instanceof String || found instanceof Boolean || found instanceof Long)
                && found.toString().equals(value);
    }
}
