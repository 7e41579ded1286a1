package dev.belvedere.serdes.frame;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Bytes that are not a frame, or a frame whose Avro bytes are not of its schema. Its code is {@code corrupt-frame}. */
public final class FrameException extends BelvedereException {

    /** Bytes of a frame that are not a value of its schema. */
    public static FrameException notOfSchema(int id, Throwable cause) {
        return new FrameException("Found bytes that are not a value of schema id " + id + " (" + cause + ")", cause);
    }

    FrameException(String found, @Nullable Throwable cause) {
        super(
                "corrupt-frame",
                found
                        + ". Expected a zero byte, a schema id of four bytes, and Avro bytes of that schema, as Confluent's serializers"
                        + " write them.",
                cause);
    }
}
