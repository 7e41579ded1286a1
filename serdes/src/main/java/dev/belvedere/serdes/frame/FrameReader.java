package dev.belvedere.serdes.frame;

import dev.belvedere.serdes.registry.Registry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames with the schemas they were written with, as Avro's generic values; logical types are left as the bytes and numbers they are made of. A
 * value that was read is good until the next one: its parts are used again. Not thread-safe.
 */
public final class FrameReader {

    private static final GenericData PLAIN = plain();

    private final Registry registry;
    private final Map<Integer, Written> known = new HashMap<>();
    private @Nullable Written last;
    private @Nullable BinaryDecoder decoder;

    public FrameReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * The frame's value. Throws {@link FrameException} for a corrupt frame, {@link dev.belvedere.serdes.registry.RegistryException} where its schema
     * cannot be had.
     */
    public @Nullable Object read(byte[] frame) {
        Written written = written(Frame.schemaId(frame));
        decoder = DecoderFactory.get()
                .binaryDecoder(frame, Frame.HEADER_BYTES, frame.length - Frame.HEADER_BYTES, decoder);
        Object value;
        boolean ended;
        try {
            value = written.read(decoder);
            ended = decoder.isEnd();
        } catch (IOException | RuntimeException e) {
            // Avro meets bytes that are not of the schema with exceptions of many kinds.
            throw FrameException.notOfSchema(written.id, e);
        }
        if (!ended) {
            throw new FrameException("Found more bytes than a value of schema id " + written.id + " has", null);
        }
        return value;
    }

    private Written written(int id) {
        if (last == null || last.id != id) {
            last = known.computeIfAbsent(id, unknown -> new Written(unknown, registry.byId(unknown)));
        }
        return last;
    }

    private static GenericData plain() {
        GenericData data = new GenericData();
        data.setFastReaderEnabled(true);
        return data;
    }

    /** The reader of one schema, and the value it read last. */
    private static final class Written {

        private final int id;
        private final DatumReader<Object> reader;
        private @Nullable Object reuse;

        @SuppressWarnings("unchecked")
        private Written(int id, Schema schema) {
            this.id = id;
            this.reader = PLAIN.createDatumReader(schema);
        }

        private @Nullable Object read(BinaryDecoder from) throws IOException {
            reuse = reader.read(reuse, from);
            return reuse;
        }
    }
}
