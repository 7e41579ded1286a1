package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.SqlType;

/** Gives access to the multisets behind the aggregate calls of one fold of one key. */
public interface Multisets {

    /** The multisets of an entry that is only read: its results are stored in the entry itself. */
    Multisets NONE = (call, type) -> {
        throw new IllegalStateException("an entry that is only read was changed");
    };

    /**
     * Returns the multiset of one call.
     *
     * @param type the type of the values
     */
    Multiset of(int call, SqlType type);
}
