package dev.belvedere.serdes.row;

import org.jspecify.annotations.Nullable;

/** Reads and writes length-prefixed byte strings: 0 stands for null, any other prefix is the length plus one. */
public final class Sized {

    private Sized() {}

    /** Appends a byte string or null. */
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
