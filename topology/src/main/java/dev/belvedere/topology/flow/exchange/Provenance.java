package dev.belvedere.topology.flow.exchange;

/**
 * The origin of a change. Every message that a change causes carries it.
 *
 * @param source the number of the source partition
 * @param offset the change's offset in that partition
 * @param lsn the change's position in the database's log; 0 if the event does not contain it
 * @param transaction the id of the database transaction; 0 if the event does not contain it, as in snapshots and with plain producers
 */
public record Provenance(int source, long offset, long lsn, long transaction) {}
