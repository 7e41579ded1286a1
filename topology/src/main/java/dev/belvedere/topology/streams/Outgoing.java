package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.ingest.Truncation;

/** What is on its way out of an operator. */
sealed interface Outgoing {

    /** Whether it goes to this assembly. */
    boolean isFor(int otherAssembly);

    /** A message, before it is put on the exchange to its assembly. */
    record ToAssembly(int assembly, Message message) implements Outgoing {
        @Override
        public boolean isFor(int otherAssembly) {
            return assembly == otherAssembly;
        }
    }

    /** Word of a TRUNCATE to the ingest of another partition of the same table. */
    record ToSibling(int partition, Truncation truncation) implements Outgoing {
        @Override
        public boolean isFor(int otherAssembly) {
            return false;
        }
    }
}
