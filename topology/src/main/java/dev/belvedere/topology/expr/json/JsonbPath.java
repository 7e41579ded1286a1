package dev.belvedere.topology.expr.json;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes a document at a path of names and indexes, as {@code setPath} of PostgreSQL's jsonfuncs.c does. Documents are in the form of {@link JsonbDocument}. */
public final class JsonbPath {

    private static final int BEFORE_ALL = Integer.MIN_VALUE;

    /** What becomes of the place at the end of the path. */
    public enum Change {
        DELETE,
        /** The value there is replaced, if there is one. */
        REPLACE,
        /** The value there is replaced, or added as a member or behind or before all elements. */
        REPLACE_OR_ADD,
        INSERT_BEFORE,
        INSERT_AFTER;

        private boolean adds() {
            return this != DELETE && this != REPLACE;
        }

        private boolean inserts() {
            return this == INSERT_BEFORE || this == INSERT_AFTER;
        }
    }

    private final List<? extends @Nullable String> path;
    private final Change change;
    private final @Nullable Object value;

    private JsonbPath(List<? extends @Nullable String> path, Change change, @Nullable Object value) {
        this.path = path;
        this.change = change;
        this.value = value;
    }

    /** Returns the index that a step of a path is, which is read as PostgreSQL's {@code strtoint} does; null if it is none. */
    static @Nullable Integer index(String step) {
        if (!step.matches("[ \\t\\n\\x0B\\f\\r]*[+-]?\\d+")) {
            return null;
        }
        try {
            return Integer.valueOf(step.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Returns a changed copy of a document that is an object or an array.
     *
     * @param value what is put there; of no use to {@link Change#DELETE}
     * @throws ExprException where the path has NULL, or no index for an array
     */
    public static @Nullable Object changed(
            @Nullable Object document, List<? extends @Nullable String> path, Change change, @Nullable Object value) {
        return path.isEmpty() ? document : new JsonbPath(path, change, value).changed(document, 0);
    }

    private @Nullable Object changed(@Nullable Object document, int level) {
        String step = path.get(level);
        if (step == null) {
            throw ExprException.failed(
                    SqlState.NULL_VALUE_NOT_ALLOWED, "the step " + (level + 1) + " of a path is NULL.");
        }
        if (document instanceof Map<?, ?> object) {
            return object(object, step, level);
        }
        return document instanceof List<?> array ? array(array, step, level) : document;
    }

    private boolean isLast(int level) {
        return level == path.size() - 1;
    }

    private Object object(Map<?, ?> object, String name, int level) {
        Map<String, @Nullable Object> copy = JsonbDocument.object();
        object.forEach((key, member) -> copy.put((String) key, member));
        if (!isLast(level)) {
            if (copy.containsKey(name)) {
                copy.put(name, changed(copy.get(name), level + 1));
            }
            return copy;
        }
        if (copy.containsKey(name) ? replacesMember() : change.adds()) {
            copy.put(name, value);
        } else {
            copy.remove(name);
        }
        return copy;
    }

    private boolean replacesMember() {
        if (change.inserts()) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "a member of this name cannot be inserted.");
        }
        return change != Change.DELETE;
    }

    private Object array(List<?> array, String step, int level) {
        Integer written = index(step);
        if (written == null) {
            throw ExprException.failed(
                    SqlState.INVALID_TEXT_REPRESENTATION, "the step " + (level + 1) + " of a path is no index.");
        }
        int index = position(written, array.size());
        List<@Nullable Object> copy = new ArrayList<>(array);
        if (index >= 0 && index < array.size()) {
            if (isLast(level)) {
                element(copy, index);
            } else {
                copy.set(index, changed(array.get(index), level + 1));
            }
        } else if (isLast(level) && change.adds()) {
            copy.add(index == BEFORE_ALL ? 0 : array.size(), value);
        }
        return copy;
    }

    private static int position(int index, int size) {
        if (index >= 0) {
            return index;
        }
        return index < -(long) size ? BEFORE_ALL : index + size;
    }

    private void element(List<@Nullable Object> array, int index) {
        switch (change) {
            case DELETE -> array.remove(index);
            case REPLACE, REPLACE_OR_ADD -> array.set(index, value);
            case INSERT_BEFORE -> array.add(index, value);
            case INSERT_AFTER -> array.add(index + 1, value);
        }
    }
}
