package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.UUID;

/** PostgreSQL's order of values: NaN equals itself and is the greatest number, 0.0 equals -0.0, UUIDs are unsigned, intervals are ordered by their length, and texts are ordered by their bytes. */
public final class ValueOrder {

    private ValueOrder() {}

    /** Returns the order of values of two types, which are equal, or a date and a timestamp. */
    public static Comparator<Object> of(SqlType left, SqlType right) {
        return left.kind() == right.kind() ? of(left) : Comparator.comparing(Days::midnight);
    }

    private static Comparator<Object> of(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> (left, right) -> Integer.compare((Integer) left, (Integer) right);
            case BIGINT -> (left, right) -> Long.compare((Long) left, (Long) right);
            case DECIMAL -> (left, right) -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case REAL, DOUBLE ->
                (left, right) -> compare(((Number) left).doubleValue(), ((Number) right).doubleValue());
            case VARCHAR -> (left, right) -> compare((String) left, (String) right);
            case UUID -> (left, right) -> compare((UUID) left, (UUID) right);
            default -> ValueOrder::natural;
        };
    }

    /** Whether values of the type are equal in Java exactly if they are in SQL. */
    public static boolean agreesWithEquals(SqlType type) {
        return switch (type.kind()) {
            case REAL, DOUBLE, DECIMAL, INTERVAL -> false;
            default -> true;
        };
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    /** Orders texts by their code points, which is the order of their bytes in UTF-8 and, beyond the basic plane, not that of Java. */
    private static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char first = left.charAt(i);
            char second = right.charAt(i);
            if (first != second) {
                boolean sameKind = Character.isSurrogate(first) == Character.isSurrogate(second);
                return sameKind
                        ? Character.compare(first, second)
                        : Boolean.compare(Character.isSurrogate(first), Character.isSurrogate(second));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compare(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    private static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
