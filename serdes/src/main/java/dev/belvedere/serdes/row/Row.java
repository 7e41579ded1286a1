package dev.belvedere.serdes.row;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of its {@link RowType}; null is SQL's NULL. The Java class of a value is the one its
 * {@link SqlType.Kind} names. Immutable, compared by value (so 1.0 and 1.00 differ).
 */
public final class Row {

    private final @Nullable Object[] values;

    private Row(@Nullable Object[] values) {
        this.values = values;
    }

    /** A row of these values. The array is copied. */
    public static Row of(@Nullable Object... values) {
        return new Row(values.clone());
    }

    /** A row that takes the array over: the caller must not change it any more. */
    public static Row owning(@Nullable Object[] values) {
        return new Row(values);
    }

    public int size() {
        return values.length;
    }

    public @Nullable Object get(int position) {
        return values[position];
    }

    /** The values at these positions, in the order given. */
    public Row project(List<Integer> positions) {
        @Nullable Object[] picked = new @Nullable Object[positions.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[positions.get(i)];
        }
        return new Row(picked);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
