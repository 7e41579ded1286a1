package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.plan.logical.AggregateCall;

/** Refuses aggregates whose result could differ from the database's after rows are inserted and deleted. */
final class ExactAggregates {

    private final String view;

    ExactAggregates(String view) {
        this.view = view;
    }

    void check(AggregateCall call, Column argument) {
        if (!isExact(call.function(), argument.type())) {
            throw refusal(call.function(), argument);
        }
    }

    private static boolean isExact(AggregateCall.Function function, SqlType type) {
        return switch (function) {
            case COUNT, COUNT_DISTINCT, ONLY -> true;
            case SUM -> Types.isNumber(type) || type.kind() == Kind.INTERVAL;
            case AVG, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> Types.isBinaryFraction(type);
            case SUM_DISTINCT -> Types.isNumber(type) && !Types.isBinaryFraction(type) && hasOneForm(type);
            case MIN, MAX -> hasOneForm(type);
            case PAIRS -> type.kind() == Kind.ARRAY;
            case COLLECT -> type.kind() == Kind.BYTES;
        };
    }

    /** Whether equal values of the type are written alike, and their order is known. An ordered entry is of bytes. */
    private static boolean hasOneForm(SqlType type) {
        return switch (type.kind()) {
            case INTEGER, BIGINT, VARCHAR, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, BYTES -> true;
            case DECIMAL -> type.scale() != SqlType.ANY_SCALE;
            default -> false;
        };
    }

    private PlanException refusal(AggregateCall.Function function, Column argument) {
        return new PlanException(
                view,
                function + "(" + argument.name() + ") of type "
                        + argument.type().sql()
                        + " cannot be kept exact: the order of its values, or which of equal ones counts, is not known from"
                        + " the events. Use a number of fixed scale, a text, a date or a time.");
    }
}
