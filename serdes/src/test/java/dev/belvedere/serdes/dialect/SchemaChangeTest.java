package dev.belvedere.serdes.dialect;

import static dev.belvedere.serdes.dialect.Debezium.field;
import static dev.belvedere.serdes.dialect.Debezium.named;
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
import org.junit.jupiter.params.provider.ValueSource;

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
    void takesAColumnThatWasAddedWithoutADefaultForNull() {
        Schema first = Debezium.row(ID_FIELD);
        assertThat(readName(
                        DebeziumEvents.record(first, 1L), first, Debezium.row(ID_FIELD, field("name", "\"string\""))))
                .isEqualTo(Row.of((Object) null));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"name\":\"name\",\"type\":\"string\",\"default\":\"Ann\"}",
                "{\"name\":\"name\",\"type\":[\"string\",\"null\"],\"default\":\"Ann\"}",
                "{\"name\":\"name\",\"type\":[\"null\",{\"type\":\"string\","
                        + "\"connect.parameters\":{\"dev.belvedere.default\":\"Ann\"}}],\"default\":null}"
            })
    void takesAColumnThatWasAddedWithADefaultForTheDefault(String added) {
        Schema first = Debezium.row(ID_FIELD);
        assertThat(readName(DebeziumEvents.record(first, 1L), first, Debezium.row(ID_FIELD, added)))
                .isEqualTo(Row.of("Ann"));
    }

    @Test
    void takesTheDefaultThatTheColumnWasAddedWithAndNoLaterOne() {
        Schema first = Debezium.row(ID_FIELD);
        Schema second = Debezium.row(ID_FIELD, "{\"name\":\"name\",\"type\":\"string\",\"default\":\"Ann\"}");
        Schema third = Debezium.row(ID_FIELD, "{\"name\":\"name\",\"type\":\"string\",\"default\":\"Bob\"}");
        assertThat(readName(DebeziumEvents.record(first, 1L), first, second, third))
                .isEqualTo(Row.of("Ann"));
    }

    @Test
    void followsAliases() {
        Schema first = Debezium.row(ID_FIELD, field("called", "\"string\""));
        Schema second = Debezium.row(ID_FIELD, aliased("title", "called"));
        Schema third = Debezium.row(ID_FIELD, aliased("name", "title"));
        assertThat(readName(DebeziumEvents.record(first, 1L, "Ann"), first, second, third))
                .isEqualTo(Row.of("Ann"));
        assertThat(readName(DebeziumEvents.record(Debezium.row(ID_FIELD, aliased("nick", "name")), 1L, "Bob"), third))
                .isEqualTo(Row.of("Bob"));
    }

    @Test
    void refusesARowWithoutAColumnThatCameLaterAndMayBeNoNull() {
        Schema first = Debezium.row(ID_FIELD);
        assertMissing(
                DebeziumEvents.record(first, 1L),
                "added without a default",
                first,
                Debezium.row(ID_FIELD, "{\"name\":\"name\",\"type\":\"string\"}"));
    }

    @Test
    void refusesARowFromBeforeWhatMayHaveBeenARenaming() {
        Schema first = Debezium.row(ID_FIELD, field("title", "\"string\""));
        assertMissing(
                DebeziumEvents.record(first, 1L, "Ann"),
                "came when column title, of the same type, went",
                first,
                Debezium.row(ID_FIELD, field("name", "\"string\"")));
    }

    @Test
    void takesAColumnThatCameWhenAnotherWasRenamedByAnAlias() {
        Schema first = Debezium.row(ID_FIELD, field("title", "\"string\""));
        assertThat(readName(
                        DebeziumEvents.record(first, 1L, "Ann"),
                        first,
                        Debezium.row(ID_FIELD, aliased("heading", "title"), field("name", "\"string\""))))
                .isEqualTo(Row.of((Object) null));
    }

    @Test
    void refusesARowFromAfterAColumnWasDropped() {
        Schema second = Debezium.row(ID_FIELD);
        assertMissing(
                DebeziumEvents.record(second, 1L),
                "dropped or renamed, or it is a generated column",
                Debezium.row(ID_FIELD, field("name", "\"string\"")),
                second);
    }

    @Test
    void refusesADefaultThatMayStandForTheTimeOfTheChange() {
        Schema first = Debezium.row(ID_FIELD);
        topic.has(Debezium.envelope(first));
        topic.has(Debezium.envelope(Debezium.row(
                ID_FIELD,
                "{\"name\":\"at\",\"type\":" + named("long", "io.debezium.time.MicroTimestamp") + ",\"default\":0}")));
        ChangeReader reader = topic.reader(ID, RowType.of(new Column("at", SqlType.TIMESTAMP, false)));
        assertThatThrownBy(() -> read(reader, DebeziumEvents.record(first, 1L)))
                .hasMessageContaining("beginning of 1970");
    }

    @Test
    void deletesWhateverColumnsTheEventLacks() {
        Schema second = Debezium.row(ID_FIELD);
        topic.has(Debezium.envelope(Debezium.row(ID_FIELD, field("name", "\"string\""))));
        Schema key = Debezium.row(ID_FIELD);
        byte[] deletion = topic.value(Debezium.event(second, "d", null, null));
        assertThat(topic.reader(ID, RowType.of(NAME))
                        .read(topic.key(key, DebeziumEvents.record(key, 1L)), deletion)
                        .kind())
                .isEqualTo(Change.Kind.DELETE);
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

    /** Reads the column name of a row, in a topic that has had rows of these schemas. */
    private Row readName(GenericRecord row, Schema... versions) {
        for (Schema version : versions) {
            topic.has(Debezium.envelope(version));
        }
        return read(topic.reader(ID, RowType.of(NAME)), row);
    }

    private void assertMissing(GenericRecord row, String words, Schema... versions) {
        assertThatThrownBy(() -> readName(row, versions))
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.code()).isEqualTo("missing-column"))
                .hasMessageContaining(words);
    }

    private static String aliased(String name, String alias) {
        return "{\"name\":\"" + name + "\",\"type\":[\"null\",\"string\"],\"default\":null,\"aliases\":[\"" + alias
                + "\"]}";
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
