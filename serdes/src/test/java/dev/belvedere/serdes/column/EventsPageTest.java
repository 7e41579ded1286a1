package dev.belvedere.serdes.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about events says of each type of PostgreSQL what becomes of it, and names a test in each row of its other tables. */
class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final String BEGINNING = "| type | Avro | Connect | source type | outcome |";
    private static final String ARRAY = "array of ";
    private static final Pattern LAST_CELL = Pattern.compile(".*\\|([^|]+)\\|$");

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
            case AS_WRITTEN, AS_WRITTEN_OR_PARSED -> "exact; cast to jsonb for everything else";
            case UNKNOWN -> "exact; not compared";
        };
    }

    static Stream<String> rowsWithTests() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean tested = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (!line.startsWith("|")) {
                tested = false;
            } else if (line.endsWith("| test |")) {
                tested = true;
            } else if (tested && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows.stream();
    }

    @Test
    void namesTestsOfFormatsSettingsTypesChangesAndCodes() throws IOException {
        List<String> tables = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && line.endsWith("| test |"))
                .map(line -> line.split("\\|", -1)[1].trim())
                .toList();

        assertThat(tables)
                .containsExactly("format", "setting", "snapshot", "MySQL's type", "SQL type", "change", "code", "code");
        assertThat(rowsWithTests()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("rowsWithTests")
    void namesATestInEachRow(String row) throws IOException {
        List<String> tests = Arrays.stream(
                        LAST_CELL.matcher(row).replaceFirst("$1").split(","))
                .map(test -> test.replace("`", "").trim())
                .toList();

        assertThat(tests).isSubsetOf(testClasses());
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
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
