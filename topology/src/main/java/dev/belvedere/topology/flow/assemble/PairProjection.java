package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.flow.exchange.RowCondition;
import dev.belvedere.topology.flow.exchange.RowMapper;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.CellNames;
import dev.belvedere.topology.plan.physical.Outlet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combines two rows of a join into one. Thread-safe. */
final class PairProjection {

    private final Outlet.Pairs outlet;
    private final KeyCodec keys;
    private final RowCondition condition;
    private final RowMapper columns;

    PairProjection(AssemblyPlan plan, Outlet.Pairs outlet) {
        this.outlet = outlet;
        this.keys = KeyCodec.of(plan.key());
        this.condition = new RowCondition(
                outlet.condition().columns().get(0),
                CellNames.of(plan, outlet.condition().cells()));
        this.columns = new RowMapper(
                outlet.selection().columns(),
                CellNames.of(plan, outlet.selection().cells()));
    }

    /**
     * Returns a row that has failed if it is not known whether the two rows match, another row if they do, and null if they do not. NULL in the join key matches
     * nothing, not even NULL.
     */
    @Nullable
    Row match(byte[] key, Row left, Row right) {
        Row joined = keys.decode(key);
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i) == null) {
                return null;
            }
        }
        return condition.admitted(values(outlet.condition().cells(), joined, left, right));
    }

    /** Returns the pair; the outer join's row of a left or a right row without a partner if the other one is null. */
    Row of(byte[] key, @Nullable Row left, @Nullable Row right) {
        return columns.of(values(outlet.selection().cells(), keys.decode(key), left, right));
    }

    private Row values(List<Cell> cells, Row key, @Nullable Row left, @Nullable Row right) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            Row row = cell.part() == Cell.KEY ? key : cell.part() == outlet.left() ? left : right;
            values[i] = row == null ? null : row.getOrUnknown(cell.column());
        }
        String failure = left == null ? null : left.failure();
        return Row.owning(values, failure == null && right != null ? right.failure() : failure);
    }
}
