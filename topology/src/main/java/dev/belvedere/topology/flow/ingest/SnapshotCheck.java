package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.Origin;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the rows of a second snapshot of a whole table: it tells which rows there are, and not which have been deleted since the events before it. The connector takes
 * one if it was set up anew, or began again because its first one was interrupted. Of one partition; used by one thread.
 *
 * <p>State: for each table whose rows are in the partition, the snapshot of its rows, or that changes have come since.
 */
final class SnapshotCheck {

    private static final String CHANGES = "";

    private final @Nullable OrderedStore store;
    private final Map<String, String> known = new HashMap<>();
    private @Nullable Origin last;

    /** @param store null to know only of events that were checked */
    SnapshotCheck(@Nullable OrderedStore store) {
        this.store = store;
    }

    /** @throws UnsupportedChangeException if the row is of a snapshot, and events from before it have come */
    void check(Change change) {
        Origin origin = change.origin();
        if (origin == null || origin.equals(last)) {
            return;
        }
        String before = known(origin.table());
        String now = origin.snapshot() == null ? CHANGES : origin.snapshot();
        if (!now.equals(before)) {
            if (before != null && origin.snapshot() != null) {
                throw UnsupportedChangeException.repeatedSnapshot(before.equals(CHANGES));
            }
            save(origin.table(), now);
        }
        last = origin;
    }

    private @Nullable String known(String table) {
        byte[] stored = known.containsKey(table) || store == null ? null : store.get(StoreKeys.snapshot(table));
        if (stored != null) {
            known.put(table, new String(stored, StandardCharsets.UTF_8));
        }
        return known.get(table);
    }

    private void save(String table, String now) {
        known.put(table, now);
        if (store != null) {
            store.put(StoreKeys.snapshot(table), now.getBytes(StandardCharsets.UTF_8));
        }
    }
}
