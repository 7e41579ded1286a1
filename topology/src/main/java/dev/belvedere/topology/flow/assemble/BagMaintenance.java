package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Message;

/** Keeps the rows of an assembly's bags, and sends what a changed one changes. */
interface BagMaintenance {

    /** Applies a change of the rows of one key. */
    void changed(byte[] key, Message.Contribution message);
}
