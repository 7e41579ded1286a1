package dev.belvedere.topology.flow.exchange;

/**
 * Where a change comes from. Every message that a change causes carries it.
 *
 * @param source the number of the source partition
 * @param offset the change's offset there
 * @param lsn the position of the change in the database's log, 0 where the event does not tell
 * @param transaction the id of the database transaction, 0 where the event does not tell (a snapshot, another producer)
 */
public record Provenance(int source, long offset, long lsn, long transaction) {}
