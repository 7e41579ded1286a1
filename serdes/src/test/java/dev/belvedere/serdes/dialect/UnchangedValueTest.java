package dev.belvedere.serdes.dialect;

import static dev.belvedere.serdes.dialect.Debezium.field;
import static dev.belvedere.serdes.dialect.Debezium.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.belvedere.serdes.column.ColumnDeclaration;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large values that an UPDATE left as they were: the source sends a placeholder instead. */
class UnchangedValueTest {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final RowType ID = RowType.of(new Column("id", SqlType.BIGINT, false));
    private static final String ID_FIELD = "{\"name\":\"id\",\"type\":\"long\"}";

    static Stream<Arguments> placeholders() {
        byte[] utf8 = PLACEHOLDER.getBytes(UTF_8);
        return Stream.of(
                arguments("\"string\"", PLACEHOLDER),
                arguments(named("string", "io.debezium.data.Json"), PLACEHOLDER),
                arguments("\"bytes\"", ByteBuffer.wrap(utf8)),
                arguments(arrayOf("\"string\""), List.of(PLACEHOLDER)),
                arguments(arrayOf("\"bytes\""), List.of(ByteBuffer.wrap(utf8))),
                arguments(arrayOf("\"int\""), PLACEHOLDER.chars().boxed().toList()),
                arguments(
                        arrayOf(named("int", "io.debezium.time.Date")),
                        PLACEHOLDER.chars().boxed().toList()),
                arguments(
                        arrayOf("\"long\""),
                        PLACEHOLDER.chars().asLongStream().boxed().toList()),
                arguments(
                        arrayOf(named("string", "io.debezium.data.Uuid")),
                        List.of(UUID.nameUUIDFromBytes(utf8).toString())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("placeholders")
    void isToldFromTheValueItself(String avroType, Object placeholder) {
        Schema row = Debezium.row(ID_FIELD, field("x", avroType));
        RowType columns = TableShape.of(Debezium.envelope(row), Optional.empty(), Topic.FORMAT)
                .columns();
        Topic topic = new Topic();
        byte[] update = topic.value(Debezium.event(row, "u", null, DebeziumEvents.record(row, 1L, placeholder)));
        assertThat(topic.reader(ID, columns).read(null, update).after()).isEqualTo(Row.of(1L, Change.UNCHANGED));
    }

    @Test
    void isToldInRowsWhoseEnvelopeWasRemoved() {
        Schema row = Debezium.row(ID_FIELD, field("x", "\"string\""));
        Topic topic = new Topic();
        byte[] value = topic.value(DebeziumEvents.record(row, 1L, PLACEHOLDER));
        ChangeReader reader = topic.reader(ID, RowType.of(new Column("x", SqlType.VARCHAR, true)));
        assertThat(reader.read(null, value).after()).isEqualTo(Row.of(Change.UNCHANGED));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"boolean", "int", "float", "string"})
    void isUntoldWhereNullStandsForIt(String element) {
        Schema row = Debezium.row(ID_FIELD, field("x", arrayOf("\"" + element + "\"")));
        assertThat(x(row, "u", null)).isEqualTo(Change.UNTOLD);
        assertThat(x(row, "c", null)).isNull();
        assertThat(x(row, "r", null)).isNull();
    }

    @Test
    void isNoNullWhereTheDatabasesTypeHasAPlaceholder() {
        Schema row = Debezium.row(
                ID_FIELD,
                field(
                        "x",
                        "{\"type\":\"array\",\"items\":[\"null\",\"int\"],"
                                + "\"connect.parameters\":{\"__debezium.source.column.type\":\"_INT4\"}}"));
        assertThat(x(row, "u", null)).isNull();
    }

    @Test
    void isUntoldOfBytesThatComeAsText() {
        Schema row = Debezium.row(
                ID_FIELD,
                field(
                        "x",
                        "{\"type\":\"string\",\"connect.parameters\":{\"__debezium.source.column.type\":\"BYTEA\"}}"));
        assertThat(x(row, "u", null)).isEqualTo(Change.UNTOLD);
        assertThat(x(row, "u", PLACEHOLDER)).isEqualTo(Change.UNCHANGED);
    }

    @Test
    void isNoNullThatIsDeclaredToBeKept() {
        Schema row = Debezium.row(ID_FIELD, field("x", arrayOf("\"boolean\"")));
        assertThat(x(Map.of("x", new ColumnDeclaration(Optional.empty(), true)), row, "u", null))
                .isNull();
    }

    private static @Nullable Object x(Schema row, String op, @Nullable Object value) {
        return x(Map.of(), row, op, value);
    }

    private static @Nullable Object x(
            Map<String, ColumnDeclaration> declared, Schema row, String op, @Nullable Object value) {
        RowType columns = TableShape.of(Debezium.envelope(row), Optional.empty(), Topic.FORMAT)
                .columns();
        Topic topic = new Topic();
        byte[] event = topic.value(Debezium.event(row, op, null, DebeziumEvents.record(row, 1L, value)));
        Row after = topic.reader(declared, ID, columns).read(null, event).after();
        return Objects.requireNonNull(after).get(1);
    }

    private static String arrayOf(String avroType) {
        return "{\"type\":\"array\",\"items\":[\"null\"," + avroType + "]}";
    }
}
