package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlKind;

/** What has to be known of the values of a subquery that a value is compared with: whether one of them is NULL, the least and the greatest. */
final class ComparedValues {

    private final Relation values;
    private final List<Integer> by;

    /**
     * @param values their first column has the values
     * @param by the columns that the values are joined by
     */
    ComparedValues(Relation values, List<Integer> by) {
        this.values = values;
        this.by = List.copyOf(by);
    }

    /**
     * Returns one row for each combination in the columns that they are joined by.
     *
     * @param ordered whether the least and the greatest value are known
     * @return these columns, then whether a value is NULL, then the least and the greatest
     */
    Relation relation(boolean ordered) {
        return AggregateConverter.grouped(values, by, converter -> {
            Expr nulls = ComparisonFunctions.LESS_THAN.call(
                    converter.folded(Function.COUNT, 0), converter.folded(Function.COUNT, AggregateCall.EVERY_ROW));
            List<Expr> results = new ArrayList<>(List.of(nulls));
            if (ordered) {
                results.add(converter.extreme(Function.MIN, 0));
                results.add(converter.extreme(Function.MAX, 0));
            }
            return results;
        });
    }

    /** Whether the comparison holds with one of the values. */
    static Expr holds(SqlKind comparison, Expr value, Expr least, Expr greatest) {
        return switch (comparison) {
            case GREATER_THAN -> ComparisonFunctions.GREATER_THAN.call(value, least);
            case GREATER_THAN_OR_EQUAL -> ComparisonFunctions.GREATER_OR_EQUAL.call(value, least);
            case LESS_THAN -> ComparisonFunctions.LESS_THAN.call(value, greatest);
            case LESS_THAN_OR_EQUAL -> ComparisonFunctions.LESS_OR_EQUAL.call(value, greatest);
            case NOT_EQUALS ->
                LogicFunctions.OR.call(
                        ComparisonFunctions.NOT_EQUALS.call(value, least),
                        ComparisonFunctions.NOT_EQUALS.call(value, greatest));
            default -> throw new IllegalStateException("no comparison " + comparison);
        };
    }
}
