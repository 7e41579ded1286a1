package dev.belvedere.serdes.dialect;

import static dev.belvedere.serdes.dialect.Debezium.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table's schema changes while its events go on: every event is read with the schema it was written with. */
class SchemaChangeTest {

    private static final RowType ID = RowType.of(new Column("id", SqlType.BIGINT, false));
    private static final Column NAME = new Column("name", SqlType.VARCHAR, true);
    private static final String ID_FIELD = "{\"name\":\"id\",\"type\":\"long\"}";

    private final Topic topic = new Topic();

    static Stream<Arguments> widenings() {
        return Stream.of(
                arguments("\"int\"", 7, SqlType.BIGINT, 7L),
                arguments("\"float\"", 0.5f, SqlType.DOUBLE, 0.5),
                arguments("\"int\"", 7, SqlType.DOUBLE, 7.0),
                arguments("\"long\"", 7L, SqlType.decimal(12, 2), new BigDecimal("7.00")),
                arguments("\"long\"", 7L, SqlType.NUMERIC, new BigDecimal("7")),
                arguments(decimal(2), unscaled(150), SqlType.decimal(14, 4), new BigDecimal("1.5000")),
                arguments(decimal(4), unscaled(15_000), SqlType.decimal(12, 2), new BigDecimal("1.50")),
                arguments(decimal(2), unscaled(150), SqlType.NUMERIC, new BigDecimal("1.50")));
    }

    @ParameterizedTest(name = "{0} {1} as {2} is {3}")
    @MethodSource("widenings")
    void widensWhatWasWrittenNarrower(String avroType, Object sent, SqlType wanted, Object value) {
        assertThat(readX(avroType, sent, wanted).after()).isEqualTo(Row.of(value));
    }

    @Test
    void findsColumnsByNameWhereverTheyAre() {
        ChangeReader reader = topic.reader(ID, RowType.of(NAME));
        Schema before = Debezium.row(ID_FIELD, field("name", "\"string\""));
        Schema after = Debezium.row(field("nick", "\"string\""), field("name", "\"string\""), ID_FIELD);
        assertThat(read(reader, DebeziumEvents.record(before, 1L, "Ada"))).isEqualTo(Row.of("Ada"));
        assertThat(read(reader, DebeziumEvents.record(after, "A", "Bob", 2L))).isEqualTo(Row.of("Bob"));
        assertThat(read(reader, DebeziumEvents.record(before, 1L, "Eve"))).isEqualTo(Row.of("Eve"));
    }

    @Test
    void tellsThatAColumnIsMissing() {
        ChangeReader reader = topic.reader(ID, RowType.of(NAME));
        assertThat(read(reader, DebeziumEvents.record(Debezium.row(ID_FIELD), 1L)))
                .isEqualTo(Row.of(Change.MISSING));
    }

    @Test
    void readsAColumnWithADefaultWhoseUnionIsTheOtherWayRound() {
        ChangeReader reader = topic.reader(ID, RowType.of(NAME));
        Schema row =
                Debezium.row(ID_FIELD, "{\"name\":\"name\",\"type\":[\"string\",\"null\"],\"default\":\"nobody\"}");
        assertThat(read(reader, DebeziumEvents.record(row, 1L, "Ada"))).isEqualTo(Row.of("Ada"));
        assertThat(read(reader, DebeziumEvents.record(row, 1L, null))).isEqualTo(Row.of((Object) null));
    }

    @Test
    void refusesATypeThatCannotBeWidened() {
        assertThatThrownBy(() -> readX("\"string\"", "7", SqlType.BIGINT))
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.code()).isEqualTo("incompatible-schema"))
                .hasMessageContaining("Column x is planned as bigint and comes as text");
    }

    @Test
    void refusesDigitsThatWouldHaveToBeRounded() {
        assertThatThrownBy(() -> readX(decimal(4), unscaled(15_001), SqlType.decimal(12, 2)))
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.code()).isEqualTo("inexact-value"))
                .hasMessageContaining("column x")
                .hasMessageContaining("numeric(12,2)");
    }

    private Change readX(String avroType, Object sent, SqlType wanted) {
        Schema row = Debezium.row(ID_FIELD, field("x", avroType));
        return topic.reader(ID, RowType.of(new Column("x", wanted, true)))
                .read(null, topic.value(Debezium.event(row, "c", null, DebeziumEvents.record(row, 1L, sent))));
    }

    private Row read(ChangeReader reader, GenericRecord after) {
        byte[] value = topic.value(Debezium.event(after.getSchema(), "c", null, after));
        return Objects.requireNonNull(reader.read(null, value).after());
    }

    private static String decimal(int scale) {
        return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":18,\"scale\":" + scale + "}";
    }

    private static ByteBuffer unscaled(long number) {
        return ByteBuffer.wrap(BigInteger.valueOf(number).toByteArray());
    }
}
