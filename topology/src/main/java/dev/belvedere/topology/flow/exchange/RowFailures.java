package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.FailedRowException;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.ExprText;
import java.util.List;

/**
 * Says why a row has failed: which error PostgreSQL reports, and in which expression, but never a value. The same row fails for the same reason, in each release
 * that can use the same state: what was sent has to be retracted.
 */
public final class RowFailures {

    private RowFailures() {}

    /** Returns why an expression fails; the reason of the row that it is computed from, if that has failed. */
    public static String reason(RuntimeException failure, Expr expression, List<String> inputs) {
        return reason(failure, ExprText.of(expression, inputs));
    }

    /**
     * Returns why something fails.
     *
     * @param text what fails, as a reader of the statement would write it
     */
    public static String reason(RuntimeException failure, String text) {
        if (failure instanceof FailedRowException row) {
            return row.failure();
        }
        if (failure instanceof ExprException expression && expression.state().isPresent()) {
            return expression.state().get() + " in " + text;
        }
        throw failure;
    }
}
