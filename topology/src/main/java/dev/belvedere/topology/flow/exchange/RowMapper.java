package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes one row from another, column by column. Thread-safe. */
public final class RowMapper {

    private final boolean unchanged;
    private final Evaluator[] columns;

    public RowMapper(List<Expr> columns) {
        this.unchanged = IntStream.range(0, columns.size())
                .allMatch(i -> columns.get(i) instanceof Expr.Input input && input.position() == i);
        this.columns = columns.stream().map(Expr::evaluator).toArray(Evaluator[]::new);
    }

    /** Returns the computed row, which is the same object if the expressions do not change anything. */
    public Row of(Row row) {
        if (unchanged && row.size() == columns.length) {
            return row;
        }
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].evaluate(row);
        }
        return Row.owning(values);
    }
}
