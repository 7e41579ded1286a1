package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.util.Objects;

/**
 * Messages from one task to the operators of one shard of a stage, in the order in which they were sent. One record of an exchange topic is a batch: Kafka's cost is by
 * record.
 *
 * <p>Encoded: a version byte; for each message the ordinal of the receiving operator, the key's length and the key, and the message ({@link MessageCodec}). Numbers are
 * variable-length.
 */
public final class Batch {

    private static final byte VERSION = 3;
    private static final int EXPECTED_BYTES = 256;

    private ByteWriter out = begun();
    private int messages;

    private static ByteWriter begun() {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeByte(VERSION);
        return out;
    }

    /** Receives the messages of a batch. */
    public interface Receiver {
        void message(int assembly, byte[] key, Message message);
    }

    void add(int assembly, byte[] key, Message message) {
        out.writeVarlong(assembly);
        Sized.write(out, key);
        MessageCodec.write(message, out);
        messages++;
    }

    boolean isEmpty() {
        return messages == 0;
    }

    /** Returns the number of bytes so far. */
    int size() {
        return out.size();
    }

    /** Returns the encoded batch, and begins another one. */
    byte[] take() {
        byte[] encoded = out.toByteArray();
        out = begun();
        messages = 0;
        return encoded;
    }

    /**
     * Hands over the messages of an encoded batch, in order.
     *
     * @throws IllegalStateException if another release wrote the batch
     */
    public static void read(byte[] encoded, Receiver receiver) {
        ByteReader in = new ByteReader(encoded, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("an exchanged batch has version " + version + ", and this engine reads "
                    + VERSION + ". Let all instances run the same release.");
        }
        while (in.remaining() > 0) {
            int assembly = Math.toIntExact(in.readVarlong());
            byte[] key = Objects.requireNonNull(Sized.read(in));
            receiver.message(assembly, key, MessageCodec.read(in));
        }
    }
}
