package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.SqlType;

/** Gives the multiset behind each call of one fold of one key. */
interface Multisets {

    /** For entries that are only read: their results are in them, and nothing is added. */
    Multisets NONE = (call, type) -> {
        throw new IllegalStateException("an entry that is only read was changed");
    };

    /**
     * The multiset of one call.
     *
     * @param type the type of the values
     */
    Multiset of(int call, SqlType type);
}
