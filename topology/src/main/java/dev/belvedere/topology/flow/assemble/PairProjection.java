package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.KeyCodecs;
import dev.belvedere.topology.flow.exchange.RowMapper;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Outlet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads two rows of a join as one. Thread-safe. */
final class PairProjection {

    private final Outlet.Pairs outlet;
    private final KeyCodec keys;
    private final Evaluator condition;
    private final RowMapper columns;

    PairProjection(AssemblyPlan plan, Outlet.Pairs outlet) {
        this.outlet = outlet;
        this.keys = KeyCodecs.key(plan.key());
        this.condition = Evaluator.of(outlet.condition().columns().get(0));
        this.columns = new RowMapper(outlet.selection().columns());
    }

    /** The pair, or null where the two rows are none: NULL equals nothing, not even NULL. */
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

    /** The pair of a left row and nothing. */
    Row alone(byte[] key, Row left) {
        return columns.of(values(outlet.selection().cells(), keys.decode(key), left, null));
    }

    private Row values(List<Cell> cells, Row key, Row left, @Nullable Row right) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            Row row = cell.part() == Cell.KEY ? key : cell.part() == outlet.left() ? left : right;
            values[i] = row == null ? null : row.get(cell.column());
        }
        return Row.owning(values);
    }
}
