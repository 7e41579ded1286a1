package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.FailedRowException;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that has to be TRUE for a row. Thread-safe. */
public final class RowCondition {

    private final Expr condition;
    private final Evaluator evaluator;
    private final List<String> inputs;

    /** @param inputs the names of the condition's inputs */
    public RowCondition(Expr condition, List<String> inputs) {
        this.condition = condition;
        this.evaluator = condition.evaluator();
        this.inputs = List.copyOf(inputs);
    }

    /** Returns the row if the condition is TRUE, null if it is not, and the row as a failed one if the condition cannot be computed. */
    public @Nullable Row admitted(Row row) {
        try {
            return evaluator.holds(row) ? row : null;
        } catch (ExprException | FailedRowException e) {
            return row.failing(RowFailures.reason(e, condition, inputs));
        }
    }
}
