package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/** Encodes TRUNCATE messages: a kind byte and the fields of the kind. Thread-safe. */
public final class TruncationCodec {

    private static final int EXPECTED_BYTES = 32;

    private static final byte ANNOUNCED = 'a';
    private static final byte GO_ON = 'g';

    private TruncationCodec() {}

    public static byte[] encode(Truncation truncation) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        truncation.deliver(new Truncation.Receiver() {
            @Override
            public void announced(Truncation.Announced announced) {
                out.writeByte(ANNOUNCED);
                out.writeVarlong(announced.before());
            }

            @Override
            public void goOn() {
                out.writeByte(GO_ON);
            }
        });
        return out.toByteArray();
    }

    /** Reads what {@link #encode} wrote. */
    public static Truncation decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        byte kind = in.readByte();
        return switch (kind) {
            case ANNOUNCED -> new Truncation.Announced(in.readVarlong());
            case GO_ON -> new Truncation.GoOn();
            default -> throw new IllegalStateException("a TRUNCATE message of unknown kind " + kind);
        };
    }
}
