package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * The change of a table that one event describes. Immutable.
 *
 * @param kind what the event does
 * @param key the row's key columns in the order the reader was given; null for TRUNCATE and NOTHING
 * @param after the wanted columns after an UPSERT or a READ, any of them perhaps {@link #UNCHANGED} or {@link #UNTOLD}; null otherwise
 * @param lsn where the change stands in the log of its source database: never decreases within a transaction, but does where transactions interleave; 0 if the
 *     event does not tell
 * @param origin null if the event does not tell
 */
public record Change(
        Kind kind,
        @Nullable Row key,
        @Nullable Row after,
        long lsn,
        @Nullable Origin origin) {

    /**
     * Stands in {@link #after} for a value that the source did not send because the UPDATE did not change it (PostgreSQL omits large values).
     * No codec encodes it: the keeper of the table's rows replaces it by the value of its own image. Compared by identity.
     */
    public static final Object UNCHANGED = Unsent.UNCHANGED;

    /**
     * Stands in {@link #after} for a value that is NULL, or else unchanged: the source sends NULL for both. No codec encodes it. Compared by identity.
     */
    public static final Object UNTOLD = Unsent.UNTOLD;

    /** The effect on the row, or on the table. */
    public enum Kind {
        /** The row now is {@link Change#after}. */
        UPSERT,
        /**
         * An incremental snapshot has read the row as {@link Change#after}, before the event's place in the log. Events of the row in between have made the snapshot drop what it has
         * read, but a TRUNCATE has not.
         */
        READ,
        /** The row does not exist any more. */
        DELETE,
        /** All rows of the table are deleted. */
        TRUNCATE,
        /** No row changes: a heartbeat, a message, a schema change. */
        NOTHING
    }

    /** A change whose event does not tell its origin. */
    Change(Kind kind, @Nullable Row key, @Nullable Row after, long lsn) {
        this(kind, key, after, lsn, null);
    }

    Change readBySnapshot() {
        return new Change(Kind.READ, key, after, lsn, origin);
    }

    Change of(@Nullable Origin newOrigin) {
        return new Change(kind, key, after, lsn, newOrigin);
    }

    private enum Unsent {
        UNCHANGED,
        UNTOLD
    }
}
