package dev.belvedere.serdes.deadletter;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** The Avro schema of dead letters. It may only gain fields that have defaults: letters are kept for as long as nobody deletes them. */
final class DeadLetterFields {

    static final String TABLE = "table";
    static final String TOPIC = "topic";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    static final String TIMESTAMP = "timestamp";
    static final String KEY = "key";
    static final String VALUE = "value";
    static final String HEADERS = "headers";
    static final String NAME = "name";
    static final String CODE = "code";
    static final String REASON = "reason";
    static final String REMEDY = "remedy";
    static final String TRANSACTION = "transaction";

    static final Schema HEADER = SchemaBuilder.record("Header")
            .namespace("dev.belvedere")
            .fields()
            .requiredString(NAME)
            .name(VALUE)
            .type()
            .unionOf()
            .nullType()
            .and()
            .bytesType()
            .endUnion()
            .nullDefault()
            .endRecord();

    static final Schema SCHEMA = SchemaBuilder.record("DeadLetter")
            .namespace("dev.belvedere")
            .fields()
            .requiredString(TABLE)
            .requiredString(TOPIC)
            .requiredInt(PARTITION)
            .requiredLong(OFFSET)
            .requiredLong(TIMESTAMP)
            .optionalBytes(KEY)
            .optionalBytes(VALUE)
            .name(HEADERS)
            .type(Schema.createArray(HEADER))
            .noDefault()
            .requiredString(CODE)
            .requiredString(REASON)
            .requiredString(REMEDY)
            .optionalString(TRANSACTION)
            .endRecord();

    private DeadLetterFields() {}
}
