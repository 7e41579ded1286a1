package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.FailedRowException;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes one row from another, column by column. If a column cannot be computed, the row has failed, and its other columns are known. Thread-safe. */
public final class RowMapper {

    private final boolean unchanged;
    private final List<Expr> expressions;
    private final Evaluator[] columns;
    private final List<String> inputs;

    /** @param inputs the names of the expressions' inputs */
    public RowMapper(List<Expr> columns, List<String> inputs) {
        this.unchanged = IntStream.range(0, columns.size())
                .allMatch(i -> columns.get(i) instanceof Expr.Input input && input.position() == i);
        this.expressions = List.copyOf(columns);
        this.columns = columns.stream().map(Expr::evaluator).toArray(Evaluator[]::new);
        this.inputs = List.copyOf(inputs);
    }

    /** Returns the computed row, which is the same object if the expressions do not change anything. A row that has failed gives one that has failed. */
    public Row of(Row row) {
        if (unchanged && row.size() == columns.length) {
            return row;
        }
        @Nullable Object[] values = new @Nullable Object[columns.length];
        String failure = row.failure();
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = columns[i].evaluate(row);
            } catch (ExprException | FailedRowException e) {
                values[i] = Row.UNKNOWN;
                failure = failure == null ? RowFailures.reason(e, expressions.get(i), inputs) : failure;
            }
        }
        return Row.owning(values, failure);
    }
}
