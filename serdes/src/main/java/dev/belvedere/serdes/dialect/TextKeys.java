package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads keys of one column that a serializer of plain text wrote, as Kafka's for strings and UUIDs do. */
final class TextKeys {

    private TextKeys() {}

    /** Returns the key; null if the bytes are no text of this type. */
    static @Nullable Row read(byte[] bytes, SqlType type) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Object value = switch (type.kind()) {
                case VARCHAR -> text;
                case INTEGER -> Integer.valueOf(text);
                case BIGINT -> Long.valueOf(text);
                case UUID -> UUID.fromString(text);
                default -> null;
            };
            return value == null ? null : Row.of(value);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return null;
        }
    }
}
