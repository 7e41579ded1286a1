package dev.belvedere.serdes.deadletter;

import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Reads dead letters. Not thread-safe. */
public final class DeadLetterReader {

    private final FrameReader frames;

    public DeadLetterReader(Registry registry) {
        this.frames = new FrameReader(registry);
    }

    /**
     * Reads what {@link DeadLetterWriter#write} wrote.
     *
     * @throws dev.belvedere.serdes.frame.FrameException if it is no frame
     */
    public DeadLetter read(byte[] frame) {
        GenericRecord written = (GenericRecord) Objects.requireNonNull(frames.read(frame));
        return new DeadLetter(
                text(written, DeadLetterFields.TABLE),
                text(written, DeadLetterFields.TOPIC),
                (Integer) written.get(DeadLetterFields.PARTITION),
                (Long) written.get(DeadLetterFields.OFFSET),
                (Long) written.get(DeadLetterFields.TIMESTAMP),
                bytes(written.get(DeadLetterFields.KEY)),
                bytes(written.get(DeadLetterFields.VALUE)),
                headers((List<?>) written.get(DeadLetterFields.HEADERS)),
                text(written, DeadLetterFields.CODE),
                text(written, DeadLetterFields.REASON),
                text(written, DeadLetterFields.REMEDY),
                optionalText(written.get(DeadLetterFields.TRANSACTION)));
    }

    private static List<DeadLetter.Header> headers(List<?> written) {
        return written.stream()
                .map(each -> (GenericRecord) each)
                .map(header -> new DeadLetter.Header(
                        text(header, DeadLetterFields.NAME), bytes(header.get(DeadLetterFields.VALUE))))
                .toList();
    }

    private static String text(GenericRecord written, String field) {
        return String.valueOf(written.get(field));
    }

    private static @Nullable String optionalText(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        // A copy: the reader uses its buffers again.
        ByteBuffer read = ((ByteBuffer) value).duplicate();
        byte[] copy = new byte[read.remaining()];
        read.get(copy);
        return copy;
    }
}
