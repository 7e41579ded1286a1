package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;

/**
 * The highest log position of a partition's events so far, which identifies events that may be repetitions. Not stored with every event, so after a restart it
 * may be slightly too low.
 */
final class HighestPosition {

    private static final int SAVED_EVERY = 200;

    private final OrderedStore store;
    private long highest;
    private long saved;
    private long noted;

    HighestPosition(OrderedStore store) {
        this.store = store;
        byte[] stored = store.get(StoreKeys.highestPosition());
        this.saved = stored == null ? 0 : new ByteReader(stored, 0).readVarlong();
        this.highest = saved;
    }

    void note(EventPosition event) {
        highest = Math.max(highest, event.lsn());
        noted++;
        if (noted % SAVED_EVERY == 0) {
            save();
        }
    }

    /** Returns true if the event may be a repetition. Log positions also decrease where transactions interleave. */
    boolean mayRepeat(EventPosition event) {
        return event.lsn() != 0 && event.lsn() <= highest;
    }

    private void save() {
        if (highest > saved) {
            ByteWriter out = new ByteWriter(9);
            out.writeVarlong(highest);
            store.put(StoreKeys.highestPosition(), out.toByteArray());
            saved = highest;
        }
    }
}
