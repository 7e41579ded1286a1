package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.sql.algebra.AggregateForm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** The aggregate functions that views know. */
public final class Aggregates {

    private static final Set<String> OF_CALCITE = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");
    private static final Set<String> DISTINCT = OF_CALCITE;
    private static final Map<String, AggregateForm> OF_POSTGRES = Map.ofEntries(
            Map.entry("BOOL_AND", AggregateForm.BOOL_AND),
            Map.entry("EVERY", AggregateForm.BOOL_AND),
            Map.entry("BOOL_OR", AggregateForm.BOOL_OR),
            Map.entry("VAR_POP", AggregateForm.VAR_POP),
            Map.entry("VAR_SAMP", AggregateForm.VAR_SAMP),
            Map.entry("VARIANCE", AggregateForm.VAR_SAMP),
            Map.entry("STDDEV_POP", AggregateForm.STDDEV_POP),
            Map.entry("STDDEV_SAMP", AggregateForm.STDDEV_SAMP),
            Map.entry("STDDEV", AggregateForm.STDDEV_SAMP),
            Map.entry("STRING_AGG", AggregateForm.STRING_AGG),
            Map.entry("ARRAY_AGG", AggregateForm.ARRAY_AGG),
            Map.entry("JSONB_AGG", AggregateForm.JSONB_AGG));

    private Aggregates() {}

    /** Whether the call is an aggregate, with or without FILTER. */
    public static boolean isAggregate(SqlCall call) {
        return call.getKind() == SqlKind.FILTER
                || (call instanceof SqlBasicCall
                        && (OF_CALCITE.contains(name(call)) || form(call).isPresent()));
    }

    /** Returns the form of an aggregate that Calcite does not have. */
    public static Optional<AggregateForm> form(SqlCall call) {
        return call instanceof SqlBasicCall ? Optional.ofNullable(OF_POSTGRES.get(name(call))) : Optional.empty();
    }

    /** Whether the function may be given DISTINCT. */
    public static boolean takesDistinct(SqlCall call) {
        return DISTINCT.contains(name(call));
    }

    public static String name(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        // The parser takes ORDER BY in few functions: the statement's jsonb_agg is given to it by this name.
        return name.equals("ARRAY_CONCAT_AGG") ? "JSONB_AGG" : name;
    }
}
