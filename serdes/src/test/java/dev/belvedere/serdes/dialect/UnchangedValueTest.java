package dev.belvedere.serdes.dialect;

import static dev.belvedere.serdes.dialect.Debezium.field;
import static dev.belvedere.serdes.dialect.Debezium.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        RowType columns =
                TableShape.of(Debezium.envelope(row), Optional.empty()).columns();
        Topic topic = new Topic();
        byte[] update = topic.value(Debezium.event(row, "u", null, DebeziumEvents.record(row, 1L, placeholder)));
        assertThat(topic.reader(ID, columns).read(null, update).after()).isEqualTo(Row.of(1L, Change.UNCHANGED));
    }

    @Test
    void isNotSoughtInPlainRows() {
        Schema row = Debezium.row(ID_FIELD, field("x", "\"string\""));
        Topic topic = new Topic();
        byte[] value = topic.value(DebeziumEvents.record(row, 1L, PLACEHOLDER));
        ChangeReader reader = topic.reader(ID, RowType.of(new Column("x", SqlType.VARCHAR, true)));
        assertThat(reader.read(null, value).after()).isEqualTo(Row.of(PLACEHOLDER));
    }

    private static String arrayOf(String avroType) {
        return "{\"type\":\"array\",\"items\":[\"null\"," + avroType + "]}";
    }
}
