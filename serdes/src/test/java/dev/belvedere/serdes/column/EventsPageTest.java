package dev.belvedere.serdes.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about events says of each type of PostgreSQL what becomes of it. */
class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final String BEGINNING = "| type | Avro | Connect | source type | outcome |";
    private static final String ARRAY = "array of ";

    static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(BEGINNING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(cell -> cell.replace("`", "").trim())
                        .toList());
    }

    @Test
    void hasTheTable() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void saysWhatBecomesOfAType(List<String> cells) {
        Schema schema = schema(cells.get(2), cells.get(3));
        schema.addProp("connect.parameters", Map.of("__debezium.source.column.type", cells.get(4)));

        String outcome = FieldTypes.of(schema, ColumnDeclaration.NONE, RowWriter.POSTGRES)
                .fold(exact -> exact(exact.comparison()), unreadable -> "refused: " + unreadable.reason());

        assertThat(cells.get(5)).isEqualTo(outcome);
    }

    private static String exact(TextComparison comparison) {
        return switch (comparison) {
            case AS_BYTES -> "exact";
            case WITHOUT_PADDING -> "exact; compared without padding";
            case WITHOUT_CASE -> "exact; compared by LOWER only";
            case EQUALITY_ONLY -> "exact; compared by equality only";
            case UNKNOWN -> "exact; not compared";
        };
    }

    private static Schema schema(String avro, String connect) {
        Schema schema = avro.startsWith(ARRAY)
                ? Schema.createArray(SchemaBuilder.unionOf()
                        .nullType()
                        .and()
                        .type(avro.substring(ARRAY.length()))
                        .endUnion())
                : avro.equals("record")
                        ? record(connect)
                        : Schema.create(Schema.Type.valueOf(avro.toUpperCase(Locale.ROOT)));
        if (connect.endsWith(".Decimal")) {
            LogicalTypes.decimal(12, 2).addToSchema(schema);
        }
        if (!connect.isEmpty()) {
            schema.addProp("connect.name", connect);
        }
        return schema;
    }

    private static Schema record(String connect) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Sent").fields();
        return connect.endsWith("VariableScaleDecimal")
                ? fields.requiredInt("scale").requiredBytes("value").endRecord()
                : fields.requiredDouble("x").endRecord();
    }
}
