package dev.belvedere.serdes.deadletter;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Writes dead letters as frames. Thread-safe. */
public final class DeadLetterWriter {

    private final FrameWriter frames;

    private DeadLetterWriter(FrameWriter frames) {
        this.frames = frames;
    }

    /**
     * Registers the schema of dead letters for the values of a topic, unless it is registered.
     *
     * @throws dev.belvedere.serdes.registry.RegistryException if the registry does not answer, or refuses
     */
    public static DeadLetterWriter of(String topic, Registry registry) {
        int id = registry.register(topic + "-value", DeadLetterFields.SCHEMA);
        return new DeadLetterWriter(new FrameWriter(id, DeadLetterFields.SCHEMA));
    }

    public synchronized byte[] write(DeadLetter letter) {
        GenericRecord written = new GenericData.Record(DeadLetterFields.SCHEMA);
        written.put(DeadLetterFields.TABLE, letter.table());
        written.put(DeadLetterFields.TOPIC, letter.topic());
        written.put(DeadLetterFields.PARTITION, letter.partition());
        written.put(DeadLetterFields.OFFSET, letter.offset());
        written.put(DeadLetterFields.TIMESTAMP, letter.timestampMs());
        written.put(DeadLetterFields.KEY, wrapped(letter.key()));
        written.put(DeadLetterFields.VALUE, wrapped(letter.value()));
        written.put(
                DeadLetterFields.HEADERS,
                letter.headers().stream().map(DeadLetterWriter::header).toList());
        written.put(DeadLetterFields.CODE, letter.code());
        written.put(DeadLetterFields.REASON, letter.reason());
        written.put(DeadLetterFields.REMEDY, letter.remedy());
        written.put(DeadLetterFields.TRANSACTION, letter.transaction());
        return frames.write(written);
    }

    private static GenericRecord header(DeadLetter.Header header) {
        GenericRecord written = new GenericData.Record(DeadLetterFields.HEADER);
        written.put(DeadLetterFields.NAME, header.name());
        written.put(DeadLetterFields.VALUE, wrapped(header.value()));
        return written;
    }

    private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
