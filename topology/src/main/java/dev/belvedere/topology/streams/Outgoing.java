package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.ingest.Truncation;
import org.jspecify.annotations.Nullable;

/** An operator's output inside the topology, before it is split by receiver. */
sealed interface Outgoing {

    /** Returns the message if it goes to this assembly, otherwise null. */
    @Nullable
    Message messageTo(int assembly);

    /** Returns this output if it goes to an ingest task, otherwise null. */
    @Nullable
    ToIngest toIngest();

    /** A message to an assembly. */
    record ToAssembly(int assembly, Message message) implements Outgoing {
        @Override
        public @Nullable Message messageTo(int otherAssembly) {
            return assembly == otherAssembly ? message : null;
        }

        @Override
        public @Nullable ToIngest toIngest() {
            return null;
        }
    }

    /** A TRUNCATE message to the ingest task of another partition of the same table. */
    record ToIngest(int partition, Truncation truncation) implements Outgoing {
        @Override
        public @Nullable Message messageTo(int assembly) {
            return null;
        }

        @Override
        public ToIngest toIngest() {
            return this;
        }
    }
}
