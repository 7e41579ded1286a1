package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.View;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a view's key from a path: its parts in key order, separated by commas, each percent-encoded. Thread-safe. */
public final class KeyPath {

    private final List<Column> columns;
    private final List<KeyPartParser> parts;

    KeyPath(View view) {
        this.columns = view.key().stream().map(view.columns()::column).toList();
        this.parts =
                columns.stream().map(column -> KeyPartParser.of(column.type())).toList();
    }

    /** The form of a key, for example <code>{order_id},{line}</code>. */
    String template() {
        return columns.stream().map(column -> "{" + column.name() + "}").collect(Collectors.joining(","));
    }

    /**
     * The key of a path segment.
     *
     * @param segment not yet decoded, so that commas inside parts can be distinguished from those between them
     */
    public Row parse(String segment) {
        String[] found = segment.isEmpty() && parts.isEmpty() ? new String[0] : segment.split(",", -1);
        if (found.length != parts.size()) {
            throw malformed(
                    "The key " + Excerpt.of(segment) + " has " + found.length + " part(s), separated by commas; wanted "
                            + parts.size() + ": " + template() + ". Write a comma inside a part as %2C.");
        }
        @Nullable Object[] values = new @Nullable Object[found.length];
        for (int i = 0; i < found.length; i++) {
            values[i] = part(i, found[i]);
        }
        return Row.owning(values);
    }

    private @Nullable Object part(int position, String encoded) {
        try {
            return parts.get(position).parseNullable(PercentEncoding.decode(encoded));
        } catch (CharacterCodingException notText) {
            throw malformed(position, encoded, "not UTF-8");
        } catch (RuntimeException notOfTheType) {
            throw malformed(position, encoded, "no such value");
        }
    }

    private ProblemException malformed(int position, String encoded, String why) {
        Column column = columns.get(position);
        return malformed("Part " + (position + 1) + " of the key (" + column.name() + ") is " + Excerpt.of(encoded)
                + ", " + why + "; wanted " + column.type().sql()
                + parts.get(position).hint() + ".");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.badRequest("malformed-key", "Malformed key", detail));
    }
}
