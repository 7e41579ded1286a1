package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.KeyCodecs;
import dev.belvedere.topology.flow.exchange.RowMapper;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.state.Entry;
import dev.belvedere.topology.state.FoldSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an assembly's entries as one row each. The row is there exactly when all required parts are and the assembly's filter holds. Thread-safe.
 */
public final class Projection {

    private final List<Part> parts;
    private final List<Cell> filterCells;
    private final Evaluator filter;
    private final List<Cell> cells;
    private final RowMapper columns;
    private final KeyCodec keys;
    private final RowCodec[] codecs;

    public Projection(AssemblyPlan plan, Selection selection) {
        this.parts = plan.parts();
        this.filterCells = plan.filter().cells();
        this.filter = Evaluator.of(plan.filter().columns().get(0));
        this.cells = selection.cells();
        this.columns = new RowMapper(selection.columns());
        this.keys = KeyCodecs.key(plan.key());
        this.codecs = parts.stream().map(part -> new RowCodec(part.row())).toArray(RowCodec[]::new);
    }

    /** The row of this key, or null where SQL says that there is none. */
    @Nullable
    public Row of(byte[] key, Entry entry) {
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).required() && !isPresent(entry, part)) {
                return null;
            }
        }
        Cursor cursor = new Cursor(key, entry);
        return filter.holds(cursor.values(filterCells)) ? columns.of(cursor.values(cells)) : null;
    }

    private boolean isPresent(Entry entry, int part) {
        return parts.get(part) instanceof Part.Fold ? entry.fold(part).isPresent() : stored(entry, part) != null;
    }

    private byte @Nullable [] stored(Entry entry, int part) {
        if (parts.get(part) instanceof Part.Pair) {
            return entry.pair(part).row();
        }
        return parts.get(part) instanceof Part.Root ? entry.root(part).row() : entry.lookedUp(part);
    }

    /** Reads the cells of one entry; what it has decoded it keeps. */
    private final class Cursor {
        private final byte[] key;
        private final Entry entry;
        private final @Nullable Row[] decoded = new @Nullable Row[parts.size()];
        private @Nullable Row keyRow;

        Cursor(byte[] key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        Row values(List<Cell> cells) {
            @Nullable Object[] values = new @Nullable Object[cells.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(cells.get(i));
            }
            return Row.owning(values);
        }

        private @Nullable Object value(Cell cell) {
            if (cell.part() == Cell.KEY) {
                keyRow = keyRow == null ? keys.decode(key) : keyRow;
                return keyRow.get(cell.column());
            }
            return parts.get(cell.part()) instanceof Part.Fold ? folded(cell) : ofRow(cell);
        }

        private @Nullable Object folded(Cell cell) {
            FoldSlot fold = entry.fold(cell.part());
            return fold.isPresent() ? fold.result(cell.column()) : null;
        }

        private @Nullable Object ofRow(Cell cell) {
            int part = cell.part();
            if (decoded[part] == null) {
                byte[] stored = stored(entry, part);
                decoded[part] = stored == null ? null : codecs[part].decode(stored);
            }
            Row row = decoded[part];
            return row == null ? null : row.get(cell.column());
        }
    }
}
