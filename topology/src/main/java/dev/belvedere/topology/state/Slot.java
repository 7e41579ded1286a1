package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteWriter;

/** The state of one part in an entry; for a root part, together with its lookups. Mutable, used by one thread. */
interface Slot {

    /** Returns true if the slot contains nothing that has to be stored. */
    boolean isEmpty();

    void writeTo(ByteWriter out);
}
