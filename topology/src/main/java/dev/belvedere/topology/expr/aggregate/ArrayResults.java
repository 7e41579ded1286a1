package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.interval.IntervalArithmetic;
import dev.belvedere.topology.expr.json.JsonMembers;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The computations of aggregates that read all their values. */
public final class ArrayResults {

    private ArrayResults() {}

    /** The values, each once: equal ones stand side by side. */
    public static ArrayResult distinct(SqlType element) {
        Comparator<Object> order = ValueOrder.of(element, element);
        return new ArrayResult("DISTINCT", SqlType.arrayOf(element), values -> {
            List<@Nullable Object> distinct = new ArrayList<>();
            for (Object value : values) {
                if (distinct.isEmpty() || !areEqual(distinct.get(distinct.size() - 1), value, order)) {
                    distinct.add(value);
                }
            }
            return distinct;
        });
    }

    private static boolean areEqual(@Nullable Object left, @Nullable Object right, Comparator<Object> order) {
        if (left == null || right == null) {
            return left == right;
        }
        return order.compare(left, right) == 0;
    }

    /** The value that a fraction of the values does not exceed. */
    public static ArrayResult discretePercentile(BigDecimal fraction, SqlType type) {
        double share = fraction.doubleValue();
        return new ArrayResult(
                "PERCENTILE_DISC " + fraction,
                type,
                values -> values.get((int) Math.max(0, Math.ceil(share * values.size()) - 1)));
    }

    /** The value at a fraction of the way through the values, in between two of them where there is none, as PostgreSQL's orderedsetaggs.c computes it. */
    public static ArrayResult continuousPercentile(BigDecimal fraction) {
        return continuous(
                fraction, SqlType.DOUBLE, (low, high, part) -> (Double) low + part * ((Double) high - (Double) low));
    }

    /** As {@link #continuousPercentile}, of intervals. */
    public static ArrayResult continuousIntervalPercentile(BigDecimal fraction) {
        return continuous(fraction, SqlType.INTERVAL, (low, high, part) -> {
            Interval difference = IntervalArithmetic.subtract((Interval) high, (Interval) low);
            return IntervalArithmetic.add(IntervalArithmetic.multiply(difference, part), (Interval) low);
        });
    }

    /** A value between two others. */
    @FunctionalInterface
    private interface Interpolation {

        /** @param part how far the value is on the way from the low one to the high one */
        Object between(Object low, Object high, double part);
    }

    private static ArrayResult continuous(BigDecimal fraction, SqlType type, Interpolation interpolation) {
        double share = fraction.doubleValue();
        return new ArrayResult("PERCENTILE_CONT " + fraction, type, values -> {
            double place = share * (values.size() - 1);
            int below = (int) Math.floor(place);
            int above = (int) Math.ceil(place);
            return above == below
                    ? values.get(below)
                    : interpolation.between(values.get(below), values.get(above), place - below);
        });
    }

    /** The first of the most frequent values. */
    public static ArrayResult mostFrequent(SqlType type) {
        Comparator<Object> order = ValueOrder.of(type, type);
        return new ArrayResult("MODE", type, values -> {
            Object most = null;
            int times = 0;
            int found = 0;
            for (int i = 0; i < values.size(); i++) {
                times = i > 0 && areEqual(values.get(i), values.get(i - 1), order) ? times + 1 : 1;
                if (times > found) {
                    found = times;
                    most = values.get(i);
                }
            }
            return most;
        });
    }

    /** The bits of all values, combined. */
    public static ArrayResult bits(String name, SqlType type, LongBinaryOperator operator) {
        return new ArrayResult(name, type, values -> {
            long bits = values.stream()
                    .mapToLong(value -> ((Number) value).longValue())
                    .reduce(operator)
                    .orElseThrow();
            return type.equals(SqlType.INTEGER) ? (Object) (int) bits : (Object) bits;
        });
    }

    /** The document of pairs of a key and a value, each an array in jsonb; of several values with one key, the last one. */
    public static ArrayResult jsonbObject() {
        return new ArrayResult("JSONB_OBJECT", SqlType.JSON, values -> {
            Map<String, @Nullable Object> object = JsonbDocument.object();
            for (Object value : values) {
                List<?> pair = (List<?>) Objects.requireNonNull(JsonbDocument.parse((String) value));
                object.put((String) pair.get(0), pair.get(1));
            }
            return JsonbDocument.text(object);
        });
    }

    /** An array in json of values of this type. */
    public static ArrayResult jsonArray(SqlType element) {
        return new ArrayResult(
                "JSON_ARRAY",
                SqlType.JSON,
                values -> values.stream()
                        .map(value -> JsonMembers.of(value, element))
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    /** An object in json of its members' texts. */
    public static ArrayResult jsonObject() {
        return new ArrayResult(
                "JSON_OBJECT",
                SqlType.JSON,
                values -> values.stream().map(String.class::cast).collect(Collectors.joining(", ", "{ ", " }")));
    }
}
