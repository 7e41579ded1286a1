package dev.belvedere.topology.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** The aggregate functions that views know. */
final class Aggregates {

    private static final Set<String> NAMES = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");
    // Of the least and the greatest it makes no difference.
    private static final Set<String> DISTINCT = Set.of("COUNT", "MIN", "MAX");

    private Aggregates() {}

    /** Whether the call is an aggregate, with or without FILTER. */
    static boolean isAggregate(SqlCall call) {
        return call.getKind() == SqlKind.FILTER || (call instanceof SqlBasicCall && NAMES.contains(name(call)));
    }

    /** Whether the function may be given DISTINCT. */
    static boolean takesDistinct(SqlCall call) {
        return DISTINCT.contains(name(call));
    }

    static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }
}
