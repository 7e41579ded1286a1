package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;

/** Refuses aggregates whose result could differ from the database's after rows are inserted and deleted. */
final class ExactAggregates {

    private final String view;

    ExactAggregates(String view) {
        this.view = view;
    }

    void check(AggregateCall call, Column argument) {
        switch (call.function()) {
            case COUNT, COUNT_DISTINCT -> {}
            case SUM -> sum(argument);
            case MIN, MAX -> extreme(call, argument);
        }
    }

    private void sum(Column argument) {
        boolean exact = switch (argument.type().kind()) {
            case INTEGER, BIGINT, DECIMAL -> true;
            default -> false;
        };
        if (!exact) {
            throw refusal(
                    "SUM",
                    argument,
                    "a value that is taken back would leave a trace, because binary fractions round. Declare the"
                            + " column as numeric(p,s), or write CAST(" + argument.name() + " AS NUMERIC(p,s)).");
        }
    }

    private void extreme(AggregateCall call, Column argument) {
        boolean exact = switch (argument.type().kind()) {
            case INTEGER, BIGINT, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> true;
            case DECIMAL -> argument.type().scale() != SqlType.ANY_SCALE;
            default -> false;
        };
        if (!exact) {
            throw refusal(
                    call.function().name(),
                    argument,
                    "the order of its values is not known from the events (for text it is the database's collation)."
                            + " Use a number, a date or a time.");
        }
    }

    private PlanException refusal(String function, Column argument, String reason) {
        return new PlanException(
                view,
                function + "(" + argument.name() + ") of type "
                        + argument.type().sql() + " cannot be kept exact: " + reason);
    }
}
