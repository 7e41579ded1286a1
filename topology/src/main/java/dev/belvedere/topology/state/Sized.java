package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Byte strings with their length in front; null is length 0, and any other length is one more than the bytes'. */
public final class Sized {

    private Sized() {}

    /** Appends the bytes, or that there are none. */
    public static void write(ByteWriter out, byte @Nullable [] bytes) {
        if (bytes == null) {
            out.writeVarlong(0);
        } else {
            out.writeVarlong(bytes.length + 1L);
            out.writeBytes(bytes);
        }
    }

    /** Reads what {@link #write} appended. */
    public static byte @Nullable [] read(ByteReader in) {
        long size = in.readVarlong();
        return size == 0 ? null : in.readBytes(Math.toIntExact(size - 1));
    }
}
