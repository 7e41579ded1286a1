package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Lookups;
import dev.belvedere.topology.plan.physical.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys of a root row, one for each of its lookups, in the order of the parts. */
final class ForeignKeys {

    private static final byte[] REFERS_TO_NOTHING = {};

    private final KeyCodec keys;
    private final RowCodec rows;
    private final List<List<Cell>> cells;
    private final List<KeyCodec> codecs;

    ForeignKeys(AssemblyPlan plan, int root) {
        this.keys = KeyCodec.of(plan.key());
        this.rows = new RowCodec(plan.parts().get(root).row());
        List<Part.Lookup> lookups = Lookups.of(plan.parts(), root);
        this.cells = lookups.stream().map(Part.Lookup::foreignKey).toList();
        this.codecs = cells.stream()
                .map(key -> new KeyCodec(key.stream()
                        .map(cell -> cell.part() == Cell.KEY
                                ? plan.key().type(cell.column())
                                : plan.parts().get(root).row().type(cell.column()))
                        .toList()))
                .toList();
    }

    /** Returns one encoded key per lookup, an empty one if it contains NULL; none at all if there is no row. */
    byte[][] of(byte[] key, byte @Nullable [] row) {
        if (row == null || cells.isEmpty()) {
            return new byte[0][];
        }
        Row keyRow = keys.decode(key);
        Row rootRow = rows.decode(row);
        byte[][] foreignKeys = new byte[cells.size()][];
        for (int i = 0; i < foreignKeys.length; i++) {
            foreignKeys[i] = foreignKey(cells.get(i), codecs.get(i), keyRow, rootRow);
        }
        return foreignKeys;
    }

    private static byte[] foreignKey(List<Cell> cells, KeyCodec codec, Row key, Row root) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            values[i] = (cell.part() == Cell.KEY ? key : root).get(cell.column());
            if (values[i] == null) {
                return REFERS_TO_NOTHING;
            }
        }
        return codec.encode(Row.owning(values));
    }
}
