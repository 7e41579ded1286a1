package dev.belvedere.connect;

import java.util.Map;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Connect's converters from writing the default of a nullable column for its NULLs. The schemas of the values that leave it have no defaults for nullable
 * columns; a parameter of the column's schema keeps the default, because rows from before the column was added have it. Columns in rows and in Debezium's envelopes
 * are treated alike. A default of a type other than a number, a boolean, a text or bytes stays as it is. Used by one thread.
 *
 * <p>Rows that {@code ExtractNewRecordState} has taken out of Debezium's envelope stay as they are: it has put defaults in the place of NULLs already. Give this
 * transformation its place before that one.
 */
public final class KeepNulls<R extends ConnectRecord<R>> implements Transformation<R> {

    private static final int SCHEMAS = 1_000;
    /** With this, Debezium's names of the schemas of rows end. */
    private static final String ROW_OF_DEBEZIUM = ".Value";

    private final Cache<Schema, Schema> known = new LRUCache<>(SCHEMAS);

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public R apply(R record) {
        if (!(record.value() instanceof Struct value)
                || String.valueOf(value.schema().name()).endsWith(ROW_OF_DEBEZIUM)) {
            return record;
        }
        Schema schema = keeping(value.schema());
        return schema.equals(value.schema())
                ? record
                : record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        schema,
                        copied(value, schema),
                        record.timestamp());
    }

    private Schema keeping(Schema schema) {
        Schema keeping = known.get(schema);
        if (keeping == null) {
            keeping = schema.type() == Schema.Type.STRUCT ? struct(schema) : NullableDefaults.moved(schema);
            known.put(schema, keeping);
        }
        return keeping;
    }

    private Schema struct(Schema schema) {
        boolean same = true;
        SchemaBuilder builder = NullableDefaults.like(schema, SchemaBuilder.struct());
        for (Field field : schema.fields()) {
            Schema keeping = keeping(field.schema());
            same &= keeping.equals(field.schema());
            builder.field(field.name(), keeping);
        }
        return same ? schema : builder.build();
    }

    private Struct copied(Struct from, Schema schema) {
        Struct copy = new Struct(schema);
        for (Field field : schema.fields()) {
            copy.put(field, copied(from.getWithoutDefault(field.name()), field.schema()));
        }
        return copy;
    }

    private @Nullable Object copied(@Nullable Object value, Schema schema) {
        return value instanceof Struct struct && !struct.schema().equals(schema) ? copied(struct, schema) : value;
    }

    @Override
    public void close() {}
}
