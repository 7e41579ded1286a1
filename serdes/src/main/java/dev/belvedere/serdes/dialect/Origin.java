package dev.belvedere.serdes.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where a change stands in its source database. Within a topic partition {@link #previousCommitLsn} never falls; {@link #lsn} does where
 * transactions interleave.
 *
 * @param lsn the position of the change's own log record; 0 where the event does not tell
 * @param transaction the id of its transaction; null for rows of the initial snapshot and where the event does not tell
 * @param previousCommitLsn where the transaction before this one ended in the log: the same for all changes of a transaction; 0 where the event does
 *     not tell (snapshot, first transaction after it)
 * @param committedAtMs when the source committed it, milliseconds since 1970; 0 where the event does not tell
 */
public record Origin(long lsn, @Nullable String transaction, long previousCommitLsn, long committedAtMs) {}
