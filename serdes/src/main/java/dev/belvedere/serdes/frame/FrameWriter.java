package dev.belvedere.serdes.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Writes Avro's generic values of one schema as frames. Not thread-safe. */
public final class FrameWriter {

    private final byte[] header;
    private final GenericDatumWriter<@Nullable Object> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

    /** @param schemaId the id under which the registry knows the schema */
    public FrameWriter(int schemaId, Schema schema) {
        this.header = ByteBuffer.allocate(Frame.HEADER_BYTES)
                .put(Frame.MAGIC)
                .putInt(schemaId)
                .array();
        this.writer = new GenericDatumWriter<>(schema);
    }

    /** Throws {@link org.apache.avro.AvroRuntimeException} for a value that is not of the schema. */
    public byte[] write(@Nullable Object value) {
        out.reset();
        out.writeBytes(header);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
