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
    private static final Set<String> DISTINCT =
            Set.of("COUNT", "SUM", "AVG", "MIN", "MAX", "STRING_AGG", "ARRAY_AGG", "JSONB_AGG", "JSON_AGG");
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
            Map.entry("JSONB_AGG", AggregateForm.JSONB_AGG),
            Map.entry("JSON_AGG", AggregateForm.JSON_AGG),
            Map.entry("JSONB_OBJECT_AGG", AggregateForm.JSONB_OBJECT_AGG),
            Map.entry("JSON_OBJECT_AGG", AggregateForm.JSON_OBJECT_AGG),
            Map.entry("PERCENTILE_CONT", AggregateForm.PERCENTILE_CONT),
            Map.entry("PERCENTILE_DISC", AggregateForm.PERCENTILE_DISC),
            Map.entry("MODE", AggregateForm.MODE),
            Map.entry("BIT_AND", AggregateForm.BIT_AND),
            Map.entry("BIT_OR", AggregateForm.BIT_OR),
            Map.entry("BIT_XOR", AggregateForm.BIT_XOR),
            Map.entry("CORR", AggregateForm.REGRESSION),
            Map.entry("COVAR_POP", AggregateForm.REGRESSION),
            Map.entry("COVAR_SAMP", AggregateForm.REGRESSION),
            Map.entry("REGR_AVGX", AggregateForm.REGRESSION),
            Map.entry("REGR_AVGY", AggregateForm.REGRESSION),
            Map.entry("REGR_INTERCEPT", AggregateForm.REGRESSION),
            Map.entry("REGR_R2", AggregateForm.REGRESSION),
            Map.entry("REGR_SLOPE", AggregateForm.REGRESSION),
            Map.entry("REGR_SXX", AggregateForm.REGRESSION),
            Map.entry("REGR_SXY", AggregateForm.REGRESSION),
            Map.entry("REGR_SYY", AggregateForm.REGRESSION));

    private Aggregates() {}

    /** Whether the call is an aggregate, with or without FILTER. */
    public static boolean isAggregate(SqlCall call) {
        return call.getKind() == SqlKind.FILTER
                || call.getKind() == SqlKind.WITHIN_GROUP
                || (call instanceof SqlBasicCall
                        && (OF_CALCITE.contains(name(call))
                                || isCountOfPairs(call)
                                || form(call).isPresent()));
    }

    /** Whether the call is GROUPING, which tells the sets of GROUP BY apart. */
    public static boolean isGrouping(SqlCall call) {
        return name(call).equals("GROUPING");
    }

    /** Returns the form of an aggregate that Calcite does not have. */
    public static Optional<AggregateForm> form(SqlCall call) {
        if (call.getKind() == SqlKind.WITHIN_GROUP) {
            return form(call.operand(0)).filter(AggregateForm::isOrderedSet);
        }
        return call instanceof SqlBasicCall ? Optional.ofNullable(OF_POSTGRES.get(name(call))) : Optional.empty();
    }

    /** Whether the call is REGR_COUNT, which counts the pairs of numbers without a NULL. */
    public static boolean isCountOfPairs(SqlCall call) {
        return name(call).equals("REGR_COUNT");
    }

    /** Whether the function takes two numbers, of which the second one explains the first. */
    public static boolean relates(SqlCall call) {
        return isCountOfPairs(call) || form(call).filter(AggregateForm::relates).isPresent();
    }

    /** Whether the function may be given DISTINCT. */
    public static boolean takesDistinct(SqlCall call) {
        return DISTINCT.contains(name(call));
    }

    public static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }
}
