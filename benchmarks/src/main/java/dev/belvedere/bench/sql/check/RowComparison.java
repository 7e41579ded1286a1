package dev.belvedere.bench.sql.check;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.json.JsonbDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares a view's rows with PostgreSQL's, each as often as the other has it. */
final class RowComparison {

    private static final double OF_DOUBLE = 1e-9;
    private static final double OF_REAL = 1e-4;
    /** What the digits that cancel out may leave of numbers of some size. */
    private static final double NOTHING = 1e-12;
    /** What PostgreSQL's deviation of large equal numbers may be, which is 0. */
    private static final double NO_DEVIATION = 1e-6;

    private static final int SHOWN = 3;

    private final boolean approximate;

    /** @param approximate whether binary fractions may differ in their last digits, and equal numbers and intervals in how they are written */
    RowComparison(boolean approximate) {
        this.approximate = approximate;
    }

    /** Returns what differs, with the first rows. */
    Optional<String> difference(List<Row> actual, List<Row> expected) {
        List<Row> missing = new ArrayList<>(expected);
        List<Row> wrong = new ArrayList<>();
        for (Row row : actual) {
            if (!missing.remove(row)) {
                wrong.add(row);
            }
        }
        if (approximate) {
            wrong.removeIf(row -> missing.stream()
                    .filter(other -> alike(row, other))
                    .findFirst()
                    .map(missing::remove)
                    .orElse(false));
        }
        return wrong.isEmpty() && missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the view has " + first(wrong) + ", PostgreSQL has " + first(missing));
    }

    private static String first(List<Row> rows) {
        return rows.size() + " other rows " + rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    private static boolean alike(Row row, Row other) {
        if (row.size() != other.size()) {
            return false;
        }
        for (int column = 0; column < row.size(); column++) {
            if (!alike(row.get(column), other.get(column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(@Nullable Object value, @Nullable Object other) {
        if (value instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) == 0;
        }
        if (value instanceof Double number && other instanceof Double second) {
            return near(number, second, OF_DOUBLE);
        }
        if (value instanceof Float number && other instanceof Float second) {
            return near(number, second, OF_REAL);
        }
        if (value instanceof Interval interval && other instanceof Interval second) {
            return interval.compareTo(second) == 0;
        }
        if (value instanceof List<?> list && other instanceof List<?> second) {
            return list.size() == second.size()
                    && IntStream.range(0, list.size())
                            .allMatch(element -> alike(list.get(element), second.get(element)));
        }
        if (value instanceof Map<?, ?> object && other instanceof Map<?, ?> second) {
            return object.keySet().equals(second.keySet())
                    && object.keySet().stream().allMatch(key -> alike(object.get(key), second.get(key)));
        }
        return Objects.equals(value, other) || (isDocument(value) && isDocument(other) && alikeDocuments(value, other));
    }

    private static boolean isDocument(@Nullable Object value) {
        return value instanceof String text && (text.startsWith("{") || text.startsWith("["));
    }

    private static boolean alikeDocuments(@Nullable Object value, @Nullable Object other) {
        try {
            return alike(JsonbDocument.parse(String.valueOf(value)), JsonbDocument.parse(String.valueOf(other)));
        } catch (ExprException noDocument) {
            return false;
        }
    }

    private static boolean near(double number, double other, double tolerance) {
        return number == other
                || Double.compare(number, other) == 0
                || Math.abs(number - other) <= (number == 0 || other == 0 ? NO_DEVIATION : NOTHING)
                || Math.abs(number - other) <= tolerance * Math.min(Math.abs(number), Math.abs(other));
    }
}
