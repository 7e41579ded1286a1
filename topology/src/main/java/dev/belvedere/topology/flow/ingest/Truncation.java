package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/**
 * A message between the ingest tasks of one table about a TRUNCATE: its event is in one partition, but the table's rows are in all of them. Both kinds
 * identify the event by its offset in its partition.
 */
public sealed interface Truncation {

    /** Calls the receiver's method for this kind of message. */
    void deliver(Receiver receiver);

    /** Handles TRUNCATE messages, one method per kind. */
    interface Receiver {
        void announced(Announced truncation);

        void swept(Swept truncation);
    }

    /**
     * The table was truncated. The receiver answers once it has swept its rows.
     *
     * @param partition the partition that contains the event
     * @param before rows that were last changed before this position are deleted
     */
    record Announced(int partition, long offset, long before) implements Truncation {

        static Announced read(ByteReader in) {
            return new Announced(Math.toIntExact(in.readVarlong()), in.readVarlong(), in.readVarlong());
        }

        void writeTo(ByteWriter out) {
            out.writeVarlong(partition);
            out.writeVarlong(offset);
            out.writeVarlong(before);
        }

        @Override
        public void deliver(Receiver receiver) {
            receiver.announced(this);
        }
    }

    /** Answers an announcement: partition {@code by} has sent all consequences downstream. */
    record Swept(int by, long offset) implements Truncation {

        @Override
        public void deliver(Receiver receiver) {
            receiver.swept(this);
        }
    }
}
