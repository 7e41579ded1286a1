package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes rows from which events left out values. An unchanged value is taken from the row's known image. A column that the event's schema does not contain
 * is NULL as long as this partition has never contained it; if it has, the column was dropped, and the event is refused.
 */
final class SeenColumns {

    private final RowType row;
    private final OrderedStore store;
    private final BitSet seen;

    SeenColumns(RowType row, OrderedStore store) {
        this.row = row;
        this.store = store;
        byte[] saved = store.get(StoreKeys.columns());
        this.seen = saved == null ? new BitSet() : BitSet.valueOf(saved);
    }

    /**
     * Returns the row with a value or NULL in every column.
     *
     * @param known the row before the change; may be null if no column is {@link #unchangedIn} the row
     * @throws UnsupportedChangeException if a column was dropped
     */
    Row completed(Row after, @Nullable Row known) {
        @Nullable Object[] values = new @Nullable Object[after.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = completed(i, after.get(i), known);
        }
        note(after);
        return Row.owning(values);
    }

    /** Returns the first column whose value the event left out because it did not change. */
    Optional<Column> unchangedIn(Row after) {
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i) == Change.UNCHANGED) {
                return Optional.of(row.column(i));
            }
        }
        return Optional.empty();
    }

    private @Nullable Object completed(int column, @Nullable Object value, @Nullable Row known) {
        if (value == Change.UNCHANGED) {
            return Objects.requireNonNull(known).get(column);
        }
        if (value == Change.MISSING) {
            if (seen.get(column) || !row.column(column).nullable()) {
                throw UnsupportedChangeException.missingColumn(
                        row.column(column).name());
            }
            return null;
        }
        return value;
    }

    private void note(Row after) {
        if (seen.cardinality() == row.size()) {
            return;
        }
        BitSet before = (BitSet) seen.clone();
        for (int i = 0; i < after.size(); i++) {
            seen.set(i, seen.get(i) || after.get(i) != Change.MISSING);
        }
        if (!seen.equals(before)) {
            store.put(StoreKeys.columns(), seen.toByteArray());
        }
    }
}
