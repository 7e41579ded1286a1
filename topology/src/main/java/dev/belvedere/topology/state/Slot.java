package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteWriter;

/** What an entry keeps for one part, or for a root part and the lookups that hang on it. Mutable, used by one thread. */
interface Slot {

    /** Whether nothing is kept, so that an entry of such slots need not be stored. */
    boolean isEmpty();

    void writeTo(ByteWriter out);
}
