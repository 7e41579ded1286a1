package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.RowWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of Debezium's envelope are.
 *
 * @param row the schema of the row inside
 * @param writer the connector that made it
 * @param after the position of the row after the change
 * @param op the position of the letter that tells what happened
 */
record Envelope(Schema row, RowWriter writer, int after, int op) {

    private static final String CONNECTORS = "io.debezium.connector.";

    /**
     * Empty where the schema is not an envelope around a row: then the record is the row itself, or no table's at all.
     *
     * @throws DialectException code {@code unsupported-schema}, for an envelope around something else
     */
    static Optional<Envelope> of(Schema schema) {
        if (!isEnvelope(schema)) {
            return Optional.empty();
        }
        Schema.Field after = schema.getField("after");
        Schema row = recordIn(after.schema());
        if (row.getType() != Schema.Type.RECORD) {
            throw DialectException.unsupportedSchema("The envelope " + schema.getFullName()
                    + " has no record in its field after but " + noRecord(row)
                    + ", as Debezium's MongoDB connector sends documents, and a document has no columns. Give the connector"
                    + " the transformation ExtractNewDocumentState, which makes rows of documents.");
        }
        return Optional.of(new Envelope(
                row, writer(schema), after.pos(), schema.getField("op").pos()));
    }

    /** Whether the record is one of the connector's own: a heartbeat, a message, the end of a transaction, a schema change. */
    static boolean isOfConnector(Schema schema) {
        return schema.getFullName().startsWith(CONNECTORS);
    }

    private static RowWriter writer(Schema schema) {
        String source = recordIn(schema.getField("source").schema()).getFullName();
        if (source.startsWith(CONNECTORS + "postgresql.")) {
            return RowWriter.POSTGRES;
        }
        return source.startsWith(CONNECTORS) ? RowWriter.OTHER_DATABASE : RowWriter.PRODUCER;
    }

    /** Returns the operation: c, r, u, d, t, or one that does not concern rows. */
    String op(IndexedRecord envelope) {
        return String.valueOf(envelope.get(op));
    }

    @Nullable
    IndexedRecord after(IndexedRecord envelope) {
        return (IndexedRecord) envelope.get(after);
    }

    private static String noRecord(Schema after) {
        return after.isUnion()
                ? after.getTypes().stream()
                        .map(type -> type.getType().getName())
                        .collect(Collectors.joining(" or "))
                : after.getType().getName();
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
