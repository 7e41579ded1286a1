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
            throw new FrameException(
                    "Found bytes that begin with " + beginning(frame) + (isJson(frame) ? ", which is JSON" : ""), null);
        }
        int id = ByteBuffer.wrap(frame).getInt(1);
        if (id == 0) {
            throw new FrameException(
                    "Found a schema id of eight bytes, " + beginning(frame)
                            + ", as Apicurio's serializers write by default."
                            + " Set apicurio.registry.as-confluent=true and apicurio.registry.use-id=contentId",
                    null);
        }
        return id;
    }

    /** Whether the bytes can be no frame, but the text or number that a plain serializer wrote. */
    public static boolean isForeign(byte[] bytes) {
        return bytes.length == 0 || bytes[0] != MAGIC;
    }

    private static boolean isJson(byte[] bytes) {
        return bytes[0] == '{' || bytes[0] == '[';
    }

    private static String beginning(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
    }
}
