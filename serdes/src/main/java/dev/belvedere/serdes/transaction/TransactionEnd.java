package dev.belvedere.serdes.transaction;

import java.util.Map;

/**
 * The end of a transaction. The order of the ends is the order in which the database committed.
 *
 * @param transaction the id that all events of the transaction have in common
 * @param position where the transaction ends in the database's log: PostgreSQL's LSN, as {@code pg_current_wal_insert_lsn()} gives it right after the commit; 0
 *     for databases whose connectors do not tell a number
 * @param committedAtMs when it was committed, in ms since 1970, by the clock of the database if its connector tells it
 * @param events the number of the transaction's events, by table in the database
 */
public record TransactionEnd(String transaction, long position, long committedAtMs, Map<String, Long> events) {

    public TransactionEnd {
        events = Map.copyOf(events);
    }
}
