package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.frame.FrameWriter;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.RowType;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** A table's topic in memory: frames what is put into it, registers the schemas, and makes readers of it. */
final class Topic {

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());

    ChangeReader reader(RowType key, RowType columns) {
        return new ChangeReader(registry, key, columns);
    }

    byte[] key(Schema schema, Object value) {
        return frame("table-key", schema, value);
    }

    byte[] value(GenericRecord value) {
        // A subject for each schema: whether the registry finds them compatible is not the matter here.
        return frame("table-value-" + value.getSchema().hashCode(), value.getSchema(), value);
    }

    private byte[] frame(String subject, Schema schema, Object value) {
        return new FrameWriter(registry.register(subject, schema), schema).write(value);
    }
}
