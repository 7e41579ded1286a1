package dev.belvedere.topology.flow;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads some cells of an assembly's entries as one row. The row is there exactly when all required parts are. Thread-safe. */
final class Projection {

    private final List<Part> parts;
    private final List<Cell> cells;
    private final KeyCodec keys;
    private final RowCodec[] codecs;

    Projection(AssemblyPlan plan, List<Cell> cells) {
        this.parts = plan.parts();
        this.cells = cells;
        this.keys = Codecs.key(plan.key());
        this.codecs = parts.stream().map(part -> new RowCodec(part.row())).toArray(RowCodec[]::new);
    }

    /** The row of this key, or null where SQL says that there is none. */
    @Nullable
    Row of(byte[] key, Entry entry) {
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).required() && !isPresent(entry, part)) {
                return null;
            }
        }
        return values(key, entry);
    }

    private boolean isPresent(Entry entry, int part) {
        return parts.get(part) instanceof Part.Fold ? entry.fold(part).isPresent() : stored(entry, part) != null;
    }

    private byte @Nullable [] stored(Entry entry, int part) {
        return parts.get(part) instanceof Part.Root ? entry.root(part).row() : entry.lookedUp(part);
    }

    private Row values(byte[] key, Entry entry) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        @Nullable Row[] decoded = new @Nullable Row[parts.size()];
        Row keyRow = null;
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            if (cell.part() == Cell.KEY) {
                keyRow = keyRow == null ? keys.decode(key) : keyRow;
                values[i] = keyRow.get(cell.column());
            } else {
                values[i] = value(entry, cell, decoded);
            }
        }
        return Row.owning(values);
    }

    private @Nullable Object value(Entry entry, Cell cell, @Nullable Row[] decoded) {
        int part = cell.part();
        if (parts.get(part) instanceof Part.Fold) {
            return entry.fold(part).isPresent() ? entry.fold(part).result(cell.column()) : null;
        }
        if (decoded[part] == null) {
            byte[] stored = stored(entry, part);
            decoded[part] = stored == null ? null : codecs[part].decode(stored);
        }
        Row row = decoded[part];
        return row == null ? null : row.get(cell.column());
    }
}
