package dev.belvedere.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeepNullsTest {

    private static final Schema COLOUR = SchemaBuilder.string()
            .optional()
            .defaultValue("grey")
            .parameter("length", "12")
            .doc("of the outside")
            .build();
    private static final Schema ROW = SchemaBuilder.struct()
            .name("parts")
            .optional()
            .field("id", Schema.INT32_SCHEMA)
            .field("colour", COLOUR)
            .build();

    private final KeepNulls<SourceRecord> transformation = new KeepNulls<>();

    @Test
    void keepsANullOfARow() {
        Struct row = applied(ROW, new Struct(ROW).put("id", 1).put("colour", null));

        assertThat(row.get("colour")).isNull();
        assertThat(row.get("id")).isEqualTo(1);
    }

    @Test
    void leavesARowThatWasTakenOutOfItsEnvelope() {
        Schema taken = SchemaBuilder.struct()
                .name("shop.public.parts.Value")
                .field("colour", COLOUR)
                .build();

        assertThat(applied(taken, new Struct(taken).put("colour", "grey")).schema())
                .as("the default shows that the value may have been NULL")
                .isEqualTo(taken);
    }

    @Test
    void keepsANullInsideAnEnvelope() {
        Schema envelope =
                SchemaBuilder.struct().field("before", ROW).field("after", ROW).build();
        Struct after = new Struct(ROW).put("id", 1).put("colour", null);

        Struct value = applied(envelope, new Struct(envelope).put("after", after));

        assertThat(value.get("before")).isNull();
        assertThat(value.getStruct("after").get("colour")).isNull();
    }

    @Test
    void keepsValues() {
        Struct row = applied(ROW, new Struct(ROW).put("id", 1).put("colour", "grey"));

        assertThat(row.get("colour")).isEqualTo("grey");
    }

    @Test
    void keepsTheDefaultAsAParameterAndAllElseAsItWas() {
        Struct row = applied(ROW, new Struct(ROW).put("id", 1));

        Schema colour = row.schema().field("colour").schema();
        assertThat(colour.defaultValue()).isNull();
        assertThat(colour.isOptional()).isTrue();
        assertThat(colour.doc()).isEqualTo("of the outside");
        assertThat(colour.parameters()).isEqualTo(Map.of("length", "12", "dev.belvedere.default", "grey"));
        assertThat(row.schema().name()).isEqualTo(ROW.name());
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of(SchemaBuilder.int16().optional().defaultValue((short) 7), "7"),
                Arguments.of(SchemaBuilder.bool().optional().defaultValue(true), "true"),
                Arguments.of(SchemaBuilder.float64().optional().defaultValue(0.5), "0.5"),
                Arguments.of(
                        SchemaBuilder.bytes().optional().defaultValue(new byte[] {1, (byte) 0xFE}), "\u0001\u00FE"),
                Arguments.of(Decimal.builder(2).optional().defaultValue(new BigDecimal("1.50")), "\u0000\u0096"),
                Arguments.of(Timestamp.builder().optional().defaultValue(Date.from(Instant.ofEpochMilli(5))), "5"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("defaults")
    void writesDefaultsAsAvroWritesThemInJson(SchemaBuilder column, String text) {
        Schema row = SchemaBuilder.struct().field("x", column.build()).build();

        Schema x = applied(row, new Struct(row)).schema().field("x").schema();

        assertThat(x.parameters()).containsEntry("dev.belvedere.default", text);
        assertThat(x.defaultValue()).isNull();
    }

    @Test
    void leavesWhatHasNothingToKeep() {
        Schema row = SchemaBuilder.struct()
                .field("id", SchemaBuilder.int32().defaultValue(0).build())
                .field(
                        "tags",
                        SchemaBuilder.array(Schema.STRING_SCHEMA)
                                .optional()
                                .defaultValue(List.of())
                                .build())
                .build();
        SourceRecord record = record(row, new Struct(row).put("id", 1));
        SourceRecord tombstone = record(null, null);

        assertThat(transformation.apply(record)).isSameAs(record);
        assertThat(transformation.apply(tombstone)).isSameAs(tombstone);
    }

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(Transformation.class)).anyMatch(KeepNulls.class::isInstance);
    }

    private Struct applied(Schema schema, Struct value) {
        return (Struct) transformation.apply(record(schema, value)).value();
    }

    private static SourceRecord record(@Nullable Schema schema, @Nullable Struct value) {
        return new SourceRecord(Map.of(), Map.of(), "parts", Schema.INT32_SCHEMA, 1, schema, value);
    }
}
