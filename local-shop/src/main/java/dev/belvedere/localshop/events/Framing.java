package dev.belvedere.localshop.events;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.stream.Stream;

/** The bytes in front of an Avro datum, which lead to its schema. */
enum Framing {
    /** A zero byte and four bytes of id, as Confluent's serializers write. */
    CONFLUENT(Integer.BYTES),
    /** A zero byte and eight bytes of id, as Apicurio's serializers write by default. */
    APICURIO8(Long.BYTES);

    private final int idBytes;

    Framing(int idBytes) {
        this.idBytes = idBytes;
    }

    static Framing named(String name) {
        return Stream.of(values())
                .filter(framing -> framing.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new EventFileException(
                        "there is no framing '" + name + "'; there are confluent and apicurio8", null));
    }

    byte[] frame(int schemaId, byte[] datum) {
        ByteBuffer framed = ByteBuffer.allocate(1 + idBytes + datum.length).put((byte) 0);
        if (idBytes == Long.BYTES) {
            framed.putLong(schemaId);
        } else {
            framed.putInt(schemaId);
        }
        return framed.put(datum).array();
    }
}
