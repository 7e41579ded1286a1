package dev.belvedere.serdes.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The oracle: how PostgreSQL orders and equates values, written down without a thought for encodings. */
final class SqlOrder {

    private SqlOrder() {}

    static Comparator<Row> of(List<SqlType> types) {
        return (a, b) -> {
            for (int i = 0; i < types.size(); i++) {
                int order = compareNullFirst(types.get(i), a.get(i), b.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private static int compareNullFirst(SqlType type, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return compare(type, a, b);
    }

    @SuppressWarnings("unchecked")
    private static int compare(SqlType type, Object a, Object b) {
        return switch (type.kind()) {
            case REAL -> Float.compare((Float) a + 0f, (Float) b + 0f);
            case DOUBLE -> Double.compare((Double) a + 0d, (Double) b + 0d);
            case DECIMAL -> ((BigDecimal) a).compareTo((BigDecimal) b);
            case VARCHAR, JSON -> Arrays.compareUnsigned(utf8(a), utf8(b));
            case BYTES -> Arrays.compareUnsigned(((Bytes) a).get(), ((Bytes) b).get());
            case INTERVAL -> length(a).compareTo(length(b));
            case UUID -> hex(a).compareTo(hex(b));
            case ARRAY -> compareArrays(type, (List<?>) a, (List<?>) b);
            default -> Integer.signum(((Comparable<Object>) a).compareTo(b));
        };
    }

    private static BigInteger length(Object interval) {
        Interval parts = (Interval) interval;
        return BigInteger.valueOf(parts.months() * 30L + parts.days())
                .multiply(BigInteger.valueOf(86_400_000_000L))
                .add(BigInteger.valueOf(parts.micros()));
    }

    private static int compareArrays(SqlType type, List<?> a, List<?> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()) && type.element() != null; i++) {
            Object left = a.get(i);
            Object right = b.get(i);
            int order = left == null || right == null
                    ? Boolean.compare(left == null, right == null)
                    : compare(type.element(), left, right);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(Object uuid) {
        return ((UUID) uuid).toString();
    }
}
