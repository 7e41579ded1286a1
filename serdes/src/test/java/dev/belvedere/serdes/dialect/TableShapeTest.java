package dev.belvedere.serdes.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableShapeTest {

    private static final Schema ORDER = Debezium.schema("""
            {"type":"record","name":"Order","fields":[
              {"name":"id","type":"long"},{"name":"status","type":["null","string"]},
              {"name":"created_at","type":{"type":"long","logicalType":"timestamp-micros"}}]}
            """);
    private static final RowType COLUMNS = RowType.of(
            new Column("id", SqlType.BIGINT, false),
            new Column("status", SqlType.VARCHAR, true),
            new Column("created_at", SqlType.TIMESTAMPTZ, false));
    private static final Schema KEY =
            Debezium.schema("{\"type\":\"record\",\"name\":\"Key\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");

    @Test
    void isSeenInAPlainRow() {
        TableShape shape = TableShape.of(ORDER, Optional.of(KEY), Topic.FORMAT);
        assertThat(shape.columns()).isEqualTo(COLUMNS);
        assertThat(shape.key()).containsExactly("id");
        assertThat(shape.unreadable()).isEmpty();
    }

    @Test
    void isSeenThroughDebeziumsEnvelope() {
        assertThat(TableShape.of(Debezium.envelope(ORDER), Optional.of(KEY), Topic.FORMAT)
                        .columns())
                .isEqualTo(COLUMNS);
    }

    @Test
    void hasNoKeyWhereTheSchemasNameNone() {
        assertThat(TableShape.of(ORDER, Optional.empty(), Topic.FORMAT).key()).isEmpty();
        assertThat(TableShape.of(ORDER, Optional.of(Schema.create(Schema.Type.LONG)), Topic.FORMAT)
                        .key())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "int, date, date",
        "int, time-millis, time without time zone",
        "long, time-micros, time without time zone",
        "long, timestamp-millis, timestamp with time zone",
        "long, timestamp-micros, timestamp with time zone",
        "long, local-timestamp-millis, timestamp without time zone",
        "long, local-timestamp-micros, timestamp without time zone",
        "string, uuid, uuid",
        "string, of-our-own, text"
    })
    void knowsAvrosLogicalTypes(String avroType, String logicalType, String sql) {
        Schema row = Debezium.row(
                "{\"name\":\"x\",\"type\":{\"type\":\"" + avroType + "\",\"logicalType\":\"" + logicalType + "\"}}");
        assertThat(TableShape.of(row, Optional.empty(), Topic.FORMAT).columns().type(0))
                .hasToString(sql);
    }

    @Test
    void refusesAValueThatIsNoRow() {
        assertFails(
                Schema.create(Schema.Type.STRING), Optional.empty(), "The value schema is Avro's string, not a record");
    }

    @Test
    void hasTheColumnsThatOnlyTheKeyHas() {
        Schema row = Debezium.row("{\"name\":\"name\",\"type\":\"string\"}");
        TableShape shape = TableShape.of(row, Optional.of(KEY), Topic.FORMAT);
        assertThat(shape.columns().names()).containsExactly("name", "id");
        assertThat(shape.key()).containsExactly("id");
    }

    @Test
    void hasNoColumnsThatAreAboutTheChange() {
        Schema row = Debezium.row("{\"name\":\"id\",\"type\":\"long\"}", Debezium.field("__deleted", "\"string\""));
        assertThat(TableShape.of(row, Optional.of(KEY), Topic.FORMAT).columns().names())
                .containsExactly("id");
    }

    @Test
    void refusesAnEnvelopeAroundADocument() {
        Schema document = Debezium.schema("""
                {"type":"record","name":"Envelope","namespace":"m.shop.cart","fields":[
                  {"name":"before","type":["null","string"]},{"name":"after","type":["null","string"]},
                  {"name":"source","type":"string"},{"name":"op","type":"string"}]}
                """);
        assertFails(document, Optional.of(KEY), "no record in its field after but null or string");
    }

    @Test
    void refusesAKeyThatCannotBeRead() {
        Schema row =
                Debezium.row("{\"name\":\"id\",\"type\":" + Debezium.named("bytes", "io.debezium.data.Bits") + "}");
        assertFails(row, Optional.of(KEY), "The key column id cannot be read: bit strings");
    }

    private static void assertFails(Schema value, Optional<Schema> key, String words) {
        assertThatThrownBy(() -> TableShape.of(value, key, Topic.FORMAT))
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.code()).isEqualTo("unsupported-schema"))
                .hasMessageContaining(words);
    }
}
