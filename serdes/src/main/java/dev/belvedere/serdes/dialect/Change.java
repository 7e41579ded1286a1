package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about a table. Immutable.
 *
 * @param kind what happened
 * @param key the row's key columns in the order the reader was given; null for TRUNCATE and NOTHING
 * @param after the wanted columns after an UPSERT, any of them perhaps {@link #UNCHANGED} or {@link #MISSING}; null otherwise
 * @param origin the transaction the change belongs to where the event tells, or null
 */
public record Change(
        Kind kind,
        @Nullable Row key,
        @Nullable Row after,
        @Nullable Origin origin) {

    /**
     * Stands in {@link #after} for a value that the source did not send because the UPDATE left it as it was (PostgreSQL does so with large values).
     * No codec takes it: whoever keeps the table's rows puts the value of its own image in its place. Compared by identity.
     */
    public static final Object UNCHANGED = Unsent.UNCHANGED;

    /**
     * Stands in {@link #after} for a column that the event's schema does not have: from before the column was added, or after it was dropped. No codec
     * takes it. Compared by identity.
     */
    public static final Object MISSING = Unsent.MISSING;

    /** What happened to the row, or to the table. */
    public enum Kind {
        /** The row now is {@link Change#after}. */
        UPSERT,
        /** The row is gone, if it ever was. */
        DELETE,
        /** Every row of the table is gone. */
        TRUNCATE,
        /** A heartbeat, a message, a schema change: no row is touched. */
        NOTHING
    }

    private enum Unsent {
        UNCHANGED,
        MISSING
    }
}
