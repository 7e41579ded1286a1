package dev.belvedere.serdes.dialect;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of Debezium's envelope are.
 *
 * @param row the schema of the row inside
 * @param after the position of the row after the change
 * @param op the position of the letter that tells what happened
 */
record Envelope(Schema row, int after, int op) {

    /** Empty where the schema is not an envelope around a row: then the record is the row itself, or no table's at all. */
    static Optional<Envelope> of(Schema schema) {
        if (!isEnvelope(schema)) {
            return Optional.empty();
        }
        Schema.Field after = schema.getField("after");
        return Optional.of(new Envelope(
                recordIn(after.schema()), after.pos(), schema.getField("op").pos()));
    }

    /** Whether the record is one of the connector's own: a heartbeat, a message, the end of a transaction, a schema change. */
    static boolean isOfConnector(Schema schema) {
        return schema.getFullName().startsWith("io.debezium.connector.");
    }

    /** Returns the operation: c, r, u, d, t, or one that does not concern rows. */
    String op(IndexedRecord envelope) {
        return String.valueOf(envelope.get(op));
    }

    @Nullable
    IndexedRecord after(IndexedRecord envelope) {
        return (IndexedRecord) envelope.get(after);
    }

    private static boolean isEnvelope(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                && schema.getField("before") != null
                && schema.getField("after") != null
                && schema.getField("op") != null
                && schema.getField("source") != null;
    }

    /** Returns the record of a field's schema, which may be a union with null. */
    static Schema recordIn(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() == Schema.Type.RECORD)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }
}
