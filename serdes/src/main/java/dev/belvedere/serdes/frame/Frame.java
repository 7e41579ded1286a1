package dev.belvedere.serdes.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The header of a frame: a zero byte and a schema id of four bytes, the highest first. Avro's binary encoding follows. */
public final class Frame {

    /** How many bytes the header takes. */
    public static final int HEADER_BYTES = 5;

    static final byte MAGIC = 0;

    private Frame() {}

    /** The id of the schema that the bytes were written with. Throws {@link FrameException} where this is no frame. */
    public static int schemaId(byte[] frame) {
        if (frame.length < HEADER_BYTES) {
            throw new FrameException("Found " + frame.length + " bytes: " + beginning(frame), null);
        }
        if (frame[0] != MAGIC) {
            throw new FrameException("Found bytes that begin with " + beginning(frame), null);
        }
        return ByteBuffer.wrap(frame).getInt(1);
    }

    private static String beginning(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
    }
}
