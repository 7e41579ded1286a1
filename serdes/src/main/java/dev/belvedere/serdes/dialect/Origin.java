package dev.belvedere.serdes.dialect;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
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
public record Origin(long lsn, @Nullable String transaction, long previousCommitLsn, long committedAtMs) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    /** Returns the number of the transaction: its id if that is a number, as PostgreSQL's is, or else a hash of it; 0 if there is no id. */
    public long transactionNumber() {
        if (transaction == null) {
            return 0;
        }
        return NUMBER.matcher(transaction).matches()
                ? Long.parseUnsignedLong(transaction)
                : UUID.nameUUIDFromBytes(transaction.getBytes(StandardCharsets.UTF_8))
                        .getMostSignificantBits();
    }
}
