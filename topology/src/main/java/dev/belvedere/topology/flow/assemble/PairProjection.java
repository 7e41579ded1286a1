package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.flow.exchange.RowMapper;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Outlet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combines two rows of a join into one. Thread-safe. */
final class PairProjection {

    private final Outlet.Pairs outlet;
    private final KeyCodec keys;
    private final Evaluator condition;
    private final RowMapper columns;

    PairProjection(AssemblyPlan plan, Outlet.Pairs outlet) {
        this.outlet = outlet;
        this.keys = KeyCodec.of(plan.key());
        this.condition = outlet.condition().columns().get(0).evaluator();
        this.columns = new RowMapper(outlet.selection().columns());
    }

    /** Returns the pair; null if the rows do not match. NULL in the join key matches nothing, not even NULL. */
    @Nullable
    Row of(byte[] key, Row left, Row right) {
        Row joined = keys.decode(key);
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i) == null) {
                return null;
            }
        }
        return condition.holds(values(outlet.condition().cells(), joined, left, right))
                ? columns.of(values(outlet.selection().cells(), joined, left, right))
                : null;
    }

    /** Returns the outer join's row of a left or a right row without a partner. */
    Row alone(byte[] key, @Nullable Row left, @Nullable Row right) {
        return columns.of(values(outlet.selection().cells(), keys.decode(key), left, right));
    }

    private Row values(List<Cell> cells, Row key, @Nullable Row left, @Nullable Row right) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            Row row = cell.part() == Cell.KEY ? key : cell.part() == outlet.left() ? left : right;
            values[i] = row == null ? null : row.get(cell.column());
        }
        return Row.owning(values);
    }
}
