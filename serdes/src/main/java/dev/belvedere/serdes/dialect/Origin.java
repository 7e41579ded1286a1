package dev.belvedere.serdes.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from, as Debezium's block {@code source} tells. Immutable.
 *
 * @param table the names of connector, database, schema and table, those that there are
 * @param snapshot what the rows of one snapshot of a whole table have in common: the place in the database's log at which it was taken; null for changes, and for rows
 *     of incremental snapshots
 */
public record Origin(String table, @Nullable String snapshot) {}
