package dev.belvedere.serdes.transaction;

import org.jspecify.annotations.Nullable;

/**
 * What a change event says about its transaction.
 *
 * @param kind whether it belongs to one
 * @param transaction the id that all events of the transaction have in common; null unless it belongs to one
 * @param order the event's number among all events of the transaction, from 1; 0 unless it belongs to one
 * @param collection the table in the database, as the end of the transaction counts it; null unless it belongs to one, or is the last row that the initial snapshot has
 *     of the table
 */
public record Membership(
        Kind kind,
        @Nullable String transaction,
        long order,
        @Nullable String collection) {

    /** Belongs to no transaction: a tombstone, a heartbeat, a row of an incremental snapshot. */
    public static final Membership NONE = new Membership(Kind.NONE, null, 0, null);

    /** A row of the initial snapshot, with more to come. */
    public static final Membership SNAPSHOT = new Membership(Kind.SNAPSHOT, null, 0, null);

    /** The last row of the initial snapshot, of all tables. */
    public static final Membership LAST_OF_SNAPSHOT = new Membership(Kind.LAST_OF_SNAPSHOT, null, 0, null);

    /** A change that should belong to a transaction, whose connector does not tell to which. */
    public static final Membership UNTOLD = new Membership(Kind.UNTOLD, null, 0, null);

    /** An event that cannot be read: whether it belongs to a transaction is not known. */
    public static final Membership UNREADABLE = new Membership(Kind.UNREADABLE, null, 0, null);

    /** Whether an event belongs to a transaction, and if not, why. */
    public enum Kind {
        IN_TRANSACTION,
        NONE,
        SNAPSHOT,
        LAST_OF_TABLE,
        LAST_OF_SNAPSHOT,
        UNTOLD,
        UNREADABLE
    }

    /** An event of a transaction. */
    public static Membership of(String transaction, long order, String collection) {
        return new Membership(Kind.IN_TRANSACTION, transaction, order, collection);
    }

    /** A row of the initial snapshot, the last of its table, with other tables to come. */
    public static Membership lastOf(String collection) {
        return new Membership(Kind.LAST_OF_TABLE, null, 0, collection);
    }
}
