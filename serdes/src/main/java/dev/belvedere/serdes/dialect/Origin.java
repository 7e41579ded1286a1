package dev.belvedere.serdes.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The position of a change in its source database. Within a topic partition {@link #previousCommitLsn} never decreases; {@link #lsn} does if transactions
 * interleave.
 *
 * @param lsn the position of the change's own log record; 0 if the event does not say
 * @param transaction the id of its transaction; null for rows of the initial snapshot and if the event does not say
 * @param previousCommitLsn where the transaction before this one ended in the log: the same for all changes of a transaction; 0 if the event does
 *     not say (snapshot, first transaction after it)
 * @param committedAtMs when the source committed it, milliseconds since 1970; 0 if the event does not say
 */
public record Origin(long lsn, @Nullable String transaction, long previousCommitLsn, long committedAtMs) {}
