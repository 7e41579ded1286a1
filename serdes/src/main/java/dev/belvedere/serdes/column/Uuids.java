package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.row.SqlType;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** Reads UUIDs from text or from sixteen bytes. */
final class Uuids {

    private Uuids() {}

    static Exact of(Schema schema) {
        return Exact.of(SqlType.UUID, schema.getType() == Schema.Type.FIXED ? Uuids::ofBytes : Uuids::ofText);
    }

    private static Object ofText(Object raw) {
        return UUID.fromString(raw.toString());
    }

    private static Object ofBytes(Object raw) {
        ByteBuffer bytes = ByteBuffer.wrap(((GenericFixed) raw).bytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
