package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.SqlType;
import java.util.HashMap;
import java.util.Map;

/** Gives access to the multisets behind the aggregate calls of one fold of one key. */
public interface Multisets {

    /** The multisets of an entry that is only read: its results are stored in the entry itself. */
    Multisets NONE = (call, type) -> {
        throw new IllegalStateException("an entry that is only read was changed");
    };

    /** Returns multisets that are kept in memory, for one computation. */
    static Multisets inMemory() {
        Map<Integer, Multiset> made = new HashMap<>();
        return (call, type) -> made.computeIfAbsent(call, number -> new MemoryMultiset(type));
    }

    /**
     * Returns the multiset of one call.
     *
     * @param type the type of the values
     */
    Multiset of(int call, SqlType type);
}
