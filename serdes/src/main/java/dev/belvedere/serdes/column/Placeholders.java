package dev.belvedere.serdes.column;

import dev.belvedere.serdes.row.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The values by which Debezium replaces large values that an UPDATE did not change, because PostgreSQL does not log them. Expects Debezium's default of
 * {@code unavailable.value.placeholder}. An equal value of a user is taken for it.
 */
public final class Placeholders {

    private static final String TEXT = "__debezium_unavailable_value";
    private static final byte[] UTF8 = TEXT.getBytes(StandardCharsets.UTF_8);

    private Placeholders() {}

    /** The stand-in for a value of this type; null where the type's values are never left out. */
    public static @Nullable Object of(SqlType type) {
        return switch (type.kind()) {
            case VARCHAR, JSON -> TEXT;
            case BYTES -> Bytes.wrap(UTF8);
            case ARRAY -> type.element() == null ? null : array(type.element());
            default -> null;
        };
    }

    private static @Nullable Object array(SqlType element) {
        return switch (element.kind()) {
            case VARCHAR, JSON -> List.of(TEXT);
            case BYTES -> List.of(Bytes.wrap(UTF8));
            case INTEGER ->
                IntStream.range(0, UTF8.length).mapToObj(i -> (int) UTF8[i]).toList();
            case BIGINT ->
                IntStream.range(0, UTF8.length).mapToObj(i -> (long) UTF8[i]).toList();
            case DATE ->
                IntStream.range(0, UTF8.length)
                        .mapToObj(i -> LocalDate.ofEpochDay(UTF8[i]))
                        .toList();
            case UUID -> List.of(UUID.nameUUIDFromBytes(UTF8));
            default -> null;
        };
    }
}
