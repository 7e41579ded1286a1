package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.ColumnDeclaration;
import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.RowType;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** A table's topic in memory: frames what is put into it, registers the schemas, and makes readers of it. */
final class Topic {

    static final EventFormat FORMAT = EventFormat.of("table");

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());

    ChangeReader reader(RowType key, RowType columns) {
        return reader(Map.of(), key, columns);
    }

    ChangeReader reader(Map<String, ColumnDeclaration> declared, RowType key, RowType columns) {
        return new ChangeReader(
                registry,
                new EventFormat(FORMAT.valueSubject(), FORMAT.keySubject(), false, false, declared),
                key,
                columns);
    }

    /** Registers a schema of values, as its producer does before its first event. */
    void has(Schema schema) {
        registry.register(FORMAT.valueSubject(), schema);
    }

    byte[] key(Schema schema, Object value) {
        return frame(FORMAT.keySubject(), schema, value);
    }

    byte[] value(GenericRecord value) {
        return frame(FORMAT.valueSubject(), value.getSchema(), value);
    }

    private byte[] frame(String subject, Schema schema, Object value) {
        return new FrameWriter(registry.register(subject, schema), schema).write(value);
    }
}
