package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;

/** Encodes requests to settle events: a kind byte and the fields of the kind. Thread-safe. */
public final class RepairCodec {

    private static final int EXPECTED_BYTES = 256;

    private static final byte REPLAY = 'r';
    private static final byte SKIP = 's';

    private RepairCodec() {}

    public static byte[] encode(Repair repair) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        repair.deliver(new Repair.Receiver() {
            @Override
            public void replay(Repair.Replay request) {
                out.writeByte(REPLAY);
                out.writeVarlong(request.offset());
                Sized.write(out, request.key());
                Sized.write(out, request.value());
            }

            @Override
            public void skip(Repair.Skip request) {
                out.writeByte(SKIP);
                out.writeVarlong(request.offset());
            }
        });
        return out.toByteArray();
    }

    /** Reads what {@link #encode} wrote. */
    public static Repair decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        byte kind = in.readByte();
        return switch (kind) {
            case REPLAY -> new Repair.Replay(in.readVarlong(), Sized.read(in), Sized.read(in));
            case SKIP -> new Repair.Skip(in.readVarlong());
            default -> throw new IllegalStateException("a request to settle an event of unknown kind " + kind);
        };
    }
}
