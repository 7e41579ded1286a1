package dev.belvedere.serdes.dialect;

import dev.belvedere.testkit.DebeziumEvents;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Schemas and events in the shape that Debezium's PostgreSQL connector gives them. */
final class Debezium {

    private static final String TABLE = "shop.public.things";

    private Debezium() {}

    /** A schema written as JSON. */
    static Schema schema(String json) {
        return new Schema.Parser().parse(json);
    }

    /** The row schema of a table with these fields, each written as JSON. */
    static Schema row(String... fields) {
        return schema("{\"type\":\"record\",\"name\":\"Value\",\"namespace\":\"shop.public.things\",\"fields\":["
                + String.join(",", fields) + "],\"connect.name\":\"shop.public.things.Value\"}");
    }

    /** A field of a nullable column, its type written as JSON. */
    static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":[\"null\"," + type + "],\"default\":null}";
    }

    /** A type that Connect has a name for. */
    static String named(String avroType, String connectName) {
        return "{\"type\":\"" + avroType + "\",\"connect.version\":1,\"connect.name\":\"" + connectName + "\"}";
    }

    static Schema envelope(Schema row) {
        return events(row).schema();
    }

    /** An event of the transaction 771, whose predecessor ended at 24,023,000. */
    static GenericRecord event(Schema row, String op, @Nullable GenericRecord before, @Nullable GenericRecord after) {
        return events(row).event(op, before, after);
    }

    /** An event of the initial snapshot. */
    static GenericRecord snapshot(Schema row, GenericRecord after) {
        return events(row).snapshot(after);
    }

    private static DebeziumEvents events(Schema row) {
        return new DebeziumEvents(TABLE, row);
    }
}
