package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.flow.exchange.RowCondition;
import dev.belvedere.topology.flow.exchange.RowFailures;
import dev.belvedere.topology.flow.exchange.RowMapper;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.CellNames;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.state.Entry;
import dev.belvedere.topology.state.FoldSlot;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an assembly's entries as one row each. The row exists exactly if all required parts are present and the assembly's filter holds. It has failed if one of the
 * parts has, and if the filter or a column cannot be computed. Thread-safe.
 */
public final class Projection {

    /** Reads one part of an entry. */
    private interface PartReader {

        boolean isPresent(Entry entry);

        /** Returns why the part has failed; null if it has not, or is not present. */
        @Nullable
        String failure(Cursor cursor);

        /** Returns the value of one of the part's columns, {@link Row#UNKNOWN} if it is not known; null if the part is not present. */
        @Nullable
        Object value(Cursor cursor, int column);
    }

    private final List<PartReader> parts;
    private final List<PartReader> required;
    private final List<Cell> filterCells;
    private final RowCondition filter;
    private final List<Cell> cells;
    private final RowMapper columns;
    private final KeyCodec keys;

    public Projection(AssemblyPlan plan, Selection selection) {
        this.parts = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> reader(plan.parts().get(part), part))
                .toList();
        this.required = IntStream.range(0, parts.size())
                .filter(part -> plan.parts().get(part).required())
                .mapToObj(parts::get)
                .toList();
        this.filterCells = plan.filter().cells();
        this.filter = new RowCondition(plan.filter().columns().get(0), CellNames.of(plan, filterCells));
        this.cells = selection.cells();
        this.columns = new RowMapper(selection.columns(), CellNames.of(plan, cells));
        this.keys = KeyCodec.of(plan.key());
    }

    private static PartReader reader(Part part, int number) {
        return part.fold(new Part.Cases<PartReader>(
                root -> new StoredRow(
                        number,
                        root.row(),
                        entry -> true,
                        entry -> entry.root(number).row()),
                lookup -> new StoredRow(
                        number, lookup.row(), entry -> lookup.required(), entry -> entry.lookedUp(number)),
                fold -> new FoldResults(number, fold),
                bag -> new StoredRow(number, bag.row(), entry -> true, entry -> {
                    throw new IllegalStateException("part " + number + " is a bag, and no part of a row");
                }),
                pair -> new StoredRow(
                        number,
                        pair.row(),
                        entry -> pair.required() && entry.pair(number).isSettled(),
                        entry -> entry.pair(number).row())));
    }

    /** Returns the row of a key; null if there is none by SQL's rules. */
    public @Nullable Row of(byte[] key, Entry entry) {
        for (PartReader part : required) {
            if (!part.isPresent(entry)) {
                return null;
            }
        }
        Cursor cursor = new Cursor(key, entry);
        for (PartReader part : parts) {
            cursor.failing(part.failure(cursor));
        }
        Row admitted = filter.admitted(cursor.values(filterCells));
        return admitted == null ? null : columns.of(cursor.values(cells)).failing(admitted.failure());
    }

    /** A part that is stored as one row. */
    private static final class StoredRow implements PartReader {

        private final int part;
        private final RowCodec codec;
        private final Predicate<Entry> only;
        private final Function<Entry, byte @Nullable []> stored;

        /** @param only whether there is no row without this one; otherwise the values of one that has failed may as well be NULL, or those of another one */
        StoredRow(int part, RowType row, Predicate<Entry> only, Function<Entry, byte @Nullable []> stored) {
            this.part = part;
            this.codec = new RowCodec(row);
            this.only = only;
            this.stored = stored;
        }

        @Override
        public boolean isPresent(Entry entry) {
            return stored.apply(entry) != null;
        }

        @Override
        public @Nullable String failure(Cursor cursor) {
            byte[] bytes = stored.apply(cursor.entry);
            return bytes == null || !RowCodec.isFailed(bytes)
                    ? null
                    : decoded(cursor, bytes).failure();
        }

        @Override
        public @Nullable Object value(Cursor cursor, int column) {
            Row row = cursor.decoded[part];
            if (row == null) {
                byte[] bytes = stored.apply(cursor.entry);
                if (bytes == null) {
                    return null;
                }
                row = decoded(cursor, bytes);
            }
            return row.failure() == null || only.test(cursor.entry) ? row.getOrUnknown(column) : Row.UNKNOWN;
        }

        private Row decoded(Cursor cursor, byte[] bytes) {
            Row row = codec.decode(bytes);
            cursor.decoded[part] = row;
            return row;
        }
    }

    /** A part that is computed from aggregates. */
    private record FoldResults(int part, Part.Fold fold) implements PartReader {

        @Override
        public boolean isPresent(Entry entry) {
            return entry.fold(part).isPresent();
        }

        @Override
        public @Nullable String failure(Cursor cursor) {
            return cursor.entry.fold(part).failure();
        }

        @Override
        public @Nullable Object value(Cursor cursor, int column) {
            FoldSlot slot = cursor.entry.fold(part);
            if (!slot.isPresent()) {
                return null;
            }
            if (slot.failure() != null) {
                return Row.UNKNOWN;
            }
            try {
                return slot.result(column);
            } catch (ExprException e) {
                cursor.failing(RowFailures.reason(e, fold.calls().get(column).describe(fold.arguments())));
                return Row.UNKNOWN;
            }
        }
    }

    /** Reads the cells of one entry, decoding each part at most once. */
    private final class Cursor {
        private final byte[] key;
        private final Entry entry;
        private final @Nullable Row[] decoded = new @Nullable Row[parts.size()];
        private @Nullable Row keyRow;
        private @Nullable String failure;

        Cursor(byte[] key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        Row values(List<Cell> cells) {
            @Nullable Object[] values = new @Nullable Object[cells.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(cells.get(i));
            }
            return Row.owning(values, failure);
        }

        /** Notes why the row has failed, if it has; the first reason stays. */
        void failing(@Nullable String reason) {
            failure = failure == null ? reason : failure;
        }

        private @Nullable Object value(Cell cell) {
            if (cell.part() == Cell.KEY) {
                keyRow = keyRow == null ? keys.decode(key) : keyRow;
                return keyRow.get(cell.column());
            }
            return parts.get(cell.part()).value(this, cell.column());
        }
    }
}
