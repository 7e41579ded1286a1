package dev.belvedere.topology.flow.ingest;

/**
 * Where an event stands.
 *
 * @param offset its offset in its partition
 * @param lsn its position in the database's log; 0 if the event does not tell
 */
record EventPosition(long offset, long lsn) {}
