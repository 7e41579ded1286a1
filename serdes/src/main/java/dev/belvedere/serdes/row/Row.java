package dev.belvedere.serdes.row;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of its {@link RowType}; null is SQL's NULL. The Java class of a value is the one its
 * {@link SqlType.Kind} names. Immutable, compared by value (so 1.0 and 1.00 differ).
 *
 * <p>A row may have <em>failed</em>: an expression could not be computed, so that the row itself, or some of its values, are not known. Its other values are
 * known, and to get one of those that are not throws {@link FailedRowException}: no failed row passes for a row.
 */
public final class Row {

    /** Stands for a value that is not known, in a row that has failed. */
    public static final Object UNKNOWN = new Object() {
        @Override
        public String toString() {
            return "unknown";
        }
    };

    private final @Nullable Object[] values;
    private final @Nullable String failure;

    private Row(@Nullable Object[] values, @Nullable String failure) {
        this.values = values;
        this.failure = failure;
    }

    /** A row of these values. The array is copied. */
    public static Row of(@Nullable Object... values) {
        return new Row(values.clone(), null);
    }

    /** A row that takes the array over: the caller must not change it any more. */
    public static Row owning(@Nullable Object[] values) {
        return new Row(values, null);
    }

    /**
     * A row that takes the array over, and has failed for this reason.
     *
     * @param values those that are known, and {@link #UNKNOWN}
     * @param failure null if the row has not failed; then all values are known
     */
    public static Row owning(@Nullable Object[] values, @Nullable String failure) {
        return new Row(values, failure);
    }

    public int size() {
        return values.length;
    }

    /** Returns the value at this position, or throws {@link FailedRowException} if it is not known. */
    public @Nullable Object get(int position) {
        Object value = values[position];
        if (value == UNKNOWN) {
            throw new FailedRowException(Objects.requireNonNull(failure));
        }
        return value;
    }

    /** Returns the value at this position, {@link #UNKNOWN} if it is not known. */
    public @Nullable Object getOrUnknown(int position) {
        return values[position];
    }

    /** Returns why the row has failed; null if it has not. */
    public @Nullable String failure() {
        return failure;
    }

    /** The same values, in a row that has failed for this reason, or for the one for which it had failed before; the same row, if the reason is null. */
    public Row failing(@Nullable String reason) {
        return reason == null || failure != null ? this : new Row(values, reason);
    }

    /** The values at these positions, in the order given. */
    public Row project(List<Integer> positions) {
        @Nullable Object[] picked = new @Nullable Object[positions.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[positions.get(i)];
        }
        return new Row(picked, failure);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.equals(values, row.values) && Objects.equals(failure, row.failure);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return failure == null ? Arrays.toString(values) : Arrays.toString(values) + " failed: " + failure;
    }
}
