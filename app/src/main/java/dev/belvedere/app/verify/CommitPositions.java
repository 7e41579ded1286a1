package dev.belvedere.app.verify;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where transactions end in a database's log, and in the transaction topic. Not thread-safe. */
final class CommitPositions {

    private final NavigableMap<Long, Long> offsets = new TreeMap<>();

    /** Adds the end of a transaction; one that the connector repeats, because it has restarted, changes nothing. */
    void add(long lsn, long offset) {
        if (offsets.isEmpty() || lsn > offsets.lastKey()) {
            offsets.put(lsn, offset);
        }
    }

    /** Returns whether a transaction is known that ends in the log behind a position, and so all that end before. */
    boolean isBehind(long lsn) {
        return !offsets.isEmpty() && offsets.lastKey() > lsn;
    }

    /** Returns the offset in the topic before which exactly the transactions end that end in the log at this position or before; 0 if there are none. */
    long offsetAt(long lsn) {
        Map.Entry<Long, Long> last = offsets.floorEntry(lsn);
        return last == null ? 0 : last.getValue() + 1;
    }
}
