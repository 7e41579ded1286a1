package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes rows from which events left out large values that did not change: these are taken from the row's known image. */
final class LeftOutValues {

    private final RowType row;

    LeftOutValues(RowType row) {
        this.row = row;
    }

    /** Returns the first column whose value the event may have left out. */
    Optional<Column> in(Row after) {
        for (int i = 0; i < after.size(); i++) {
            if (isLeftOut(after.get(i))) {
                return Optional.of(row.column(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the row with a value or NULL in every column.
     *
     * @param known the row before the change
     * @throws UnsupportedChangeException if a column became NULL or else did not change
     */
    Row completed(Row after, Row known) {
        @Nullable Object[] values = new @Nullable Object[after.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = after.get(i);
            Object before = known.get(i);
            if (value == Change.UNTOLD && before != null) {
                throw UnsupportedChangeException.untoldValue(row.column(i).name());
            }
            values[i] = isLeftOut(value) ? before : value;
        }
        return Row.owning(values);
    }

    private static boolean isLeftOut(@Nullable Object value) {
        return value == Change.UNCHANGED || value == Change.UNTOLD;
    }
}
