package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import org.jspecify.annotations.Nullable;

/** The rows that are aggregated: the expressions over them that functions take, and the results of the functions. */
interface AggregatedInput {

    /** Returns the position of what a call aggregates; it is NULL for rows that the call's filter excludes. */
    int argument(org.apache.calcite.rel.core.AggregateCall call);

    /** Returns the position of an expression over the input that is to be aggregated. */
    int argument(Expr expression);

    /** Returns the expression over the input that is at this position. */
    Expr argumentAt(int position);

    /** Returns the condition that a row must meet to count; null if every row counts. */
    @Nullable
    Expr filter(org.apache.calcite.rel.core.AggregateCall call);

    /** Returns the result of a function over the argument at this position; equal calls share one. */
    Expr folded(Function function, int argument);

    /** As {@link #folded(Function, int)}. */
    Expr folded(AggregateCall call);
}
