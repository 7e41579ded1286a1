package dev.belvedere.query.http.request;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that compare a view's columns with values: {@code user_id=17}, {@code created_at.gte=2026-01-01}; {@code limit.eq=5} for a column
 * with the name of a parameter of the route itself. Thread-safe.
 */
public final class ColumnParameters {

    private final RowType columns;
    private final List<KeyPartParser> parts;
    private final List<Map<ColumnComparison, String>> names;
    private final List<String> known;

    /** @param reserved the route's own parameters */
    ColumnParameters(RowType columns, Set<String> reserved) {
        this.columns = columns;
        this.parts = columns.columns().stream()
                .map(column -> KeyPartParser.of(column.type()))
                .toList();
        this.names = columns.names().stream()
                .map(name -> names(name, reserved.contains(name)))
                .toList();
        this.known = Stream.concat(reserved.stream(), names()).toList();
    }

    private static Map<ColumnComparison, String> names(String column, boolean reserved) {
        Map<ColumnComparison, String> names = new EnumMap<>(ColumnComparison.class);
        for (ColumnComparison comparison : ColumnComparison.values()) {
            names.put(comparison, comparison.parameter(column, reserved));
        }
        return names;
    }

    /** All parameters of the route, with those of the columns. */
    public List<String> known() {
        return known;
    }

    /** The parameters of the columns. */
    public Stream<String> names() {
        return names.stream().flatMap(ofColumn -> ofColumn.values().stream());
    }

    String name(int column, ColumnComparison comparison) {
        return Objects.requireNonNull(names.get(column).get(comparison));
    }

    /** The positions of the columns that the request compares in one of these ways. */
    Set<Integer> compared(QueryParameters parameters, ColumnComparison... comparisons) {
        return IntStream.range(0, columns.size())
                .filter(column ->
                        Arrays.stream(comparisons).anyMatch(comparison -> parameters.has(name(column, comparison))))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The value that the request compares a column with, null for NULL; it must do so. */
    @Nullable
    Object value(QueryParameters parameters, int column, ColumnComparison comparison) {
        String name = name(column, comparison);
        String text = parameters.value(name).orElseThrow();
        try {
            return parts.get(column).parseNullable(text);
        } catch (RuntimeException notOfTheType) {
            Column of = columns.column(column);
            throw QueryParameters.malformed(
                    name,
                    "It is " + Excerpt.of(text) + "; wanted " + of.type().sql()
                            + parts.get(column).hint() + ".");
        }
    }

    /** The query of an index, for example {@code user_id={user_id}&created_at={created_at}}. */
    String template(ViewIndex index) {
        return index.columns().stream()
                .map(column -> PercentEncoding.encode(name(column, ColumnComparison.EQUAL)) + "={"
                        + columns.column(column).name() + "}")
                .collect(Collectors.joining("&"));
    }
}
