package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/**
 * What the ingest tasks of one table tell each other about a TRUNCATE: its event is in one partition, the table's rows are in all. Both kinds name
 * the event by its offset in its partition.
 */
public sealed interface Truncation {

    /** Calls the method of the receiver that is for this kind. */
    void deliver(Receiver receiver);

    /** An ingest task's side: one method per kind. */
    interface Receiver {
        void announced(Announced truncation);

        void swept(Swept truncation);
    }

    /**
     * The table was truncated; whoever is told answers when it has swept.
     *
     * @param partition where the event is
     * @param before rows that were last changed before this position are gone
     */
    record Announced(int partition, long offset, long before) implements Truncation {
        @Override
        public void deliver(Receiver receiver) {
            receiver.announced(this);
        }
    }

    /** The answer: partition {@code by} has sent the consequences on. */
    record Swept(int by, long offset) implements Truncation {
        @Override
        public void deliver(Receiver receiver) {
            receiver.swept(this);
        }
    }

    private static byte kindOf(Truncation truncation) {
        return (byte) (truncation instanceof Announced ? 'a' : 's');
    }

    static byte[] encode(Truncation truncation) {
        ByteWriter out = new ByteWriter(32);
        out.writeByte(kindOf(truncation));
        truncation.deliver(new Receiver() {
            @Override
            public void announced(Announced it) {
                write(out, it);
            }

            @Override
            public void swept(Swept it) {
                out.writeVarlong(it.by);
                out.writeVarlong(it.offset);
            }
        });
        return out.toByteArray();
    }

    static Truncation decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        return in.readByte() == 'a' ? readAnnounced(in) : new Swept((int) in.readVarlong(), in.readVarlong());
    }

    static void write(ByteWriter out, Announced truncation) {
        out.writeVarlong(truncation.partition);
        out.writeVarlong(truncation.offset);
        out.writeVarlong(truncation.before);
    }

    static Announced readAnnounced(ByteReader in) {
        return new Announced((int) in.readVarlong(), in.readVarlong(), in.readVarlong());
    }
}
