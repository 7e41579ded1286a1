package dev.belvedere.serdes.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column is, by its Avro type, by the type that it has in the database, and by what is declared. */
class FieldTypesTest {

    private static final ColumnDeclaration KEPT = new ColumnDeclaration(Optional.empty(), true);
    private static final String CONNECT_TIMESTAMP = "{'type':'long','logicalType':'timestamp-millis',"
            + "'connect.name':'org.apache.kafka.connect.data.Timestamp'%s}";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TEXT, AS_BYTES",
        "VARCHAR, AS_BYTES",
        "BPCHAR, WITHOUT_PADDING",
        "CITEXT, WITHOUT_CASE",
        "INET, EQUALITY_ONLY",
        "public.email, UNKNOWN",
        "TSRANGE, UNKNOWN",
        "XML, UNKNOWN"
    })
    void comparesTextsAsTheirTypeInTheDatabaseDoes(String source, TextComparison comparison) {
        assertThat(exact(sent("string", source)).comparison()).isEqualTo(comparison);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "untold",
            value = {
                "JSON, AS_WRITTEN",
                "JSONB, AS_BYTES",
                "pg_catalog.json, AS_WRITTEN",
                "untold, AS_WRITTEN_OR_PARSED"
            })
    void tellsDocumentsThatAreKeptAsTheyWereWritten(@Nullable String source, TextComparison comparison) {
        Schema document = source == null ? schema("'string'") : sent("string", source);
        document.addProp("connect.name", "io.debezium.data.Json");
        assertThat(exact(document).comparison()).isEqualTo(comparison);
        assertThat(exact(Schema.createArray(document)).comparison())
                .isEqualTo(source == null ? comparison : TextComparison.AS_WRITTEN_OR_PARSED);
        for (RowWriter writer : RowWriter.values()) {
            assertThat(((Exact) FieldTypes.of(document, declared("json"), writer)).comparison())
                    .isEqualTo(TextComparison.AS_WRITTEN);
            assertThat(((Exact) FieldTypes.of(document, declared("jsonb"), writer)).comparison())
                    .isEqualTo(TextComparison.AS_BYTES);
        }
    }

    @Test
    void readsPaddedTextsWithoutTheirPadding() {
        assertThat(exact(sent("string", "BPCHAR")).reading().read(" NL  ")).isEqualTo(" NL");
        assertThat(exact(sent("string", "BPCHAR")).reading().read("   ")).isEqualTo("");
        assertThat(exact(sent("string", "VARCHAR")).reading().read("NL  ")).isEqualTo("NL  ");
    }

    @Test
    void refusesArraysThatArriveAsThoseOfSeveralDimensionsUnlessTheyAreDeclared() {
        Schema numbers = schema("{'type':'array','items':['null','int']}");
        List<@Nullable Integer> nulls = Arrays.asList(null, null);

        assertThat(exact(numbers).reading().read(Arrays.asList(1, null))).isEqualTo(Arrays.asList(1, null));
        assertThat(exact(numbers).reading().read(List.of())).isEqualTo(List.of());
        assertThatThrownBy(() -> exact(numbers).reading().read(nulls)).hasMessageContaining("several dimensions");
        assertThatThrownBy(() -> exact(schema("{'type':'array','items':'string'}"))
                        .reading()
                        .read(List.of("a", "[Ljava.lang.String;@6c0a53b1")))
                .hasMessageContaining("several dimensions");
        ColumnDeclaration kept = new ColumnDeclaration(Optional.empty(), true);
        assertThat(((Exact) FieldTypes.of(numbers, kept, RowWriter.POSTGRES))
                        .reading()
                        .read(nulls))
                .isEqualTo(nulls);
        assertThat(((Exact) FieldTypes.of(numbers, ColumnDeclaration.NONE, RowWriter.PRODUCER))
                        .reading()
                        .read(nulls))
                .as("plain producers send what Avro's type says")
                .isEqualTo(nulls);
    }

    @Test
    void readsNegativeScalesAsTheDriverOfPostgresqlTellsThem() {
        Schema hundreds = schema("{'type':'bytes','connect.name':'org.apache.kafka.connect.data.Decimal',"
                + "'connect.parameters':{'scale':'2046','connect.decimal.precision':'5'}}");
        byte[] unscaled = new BigDecimal("1200").setScale(2046).unscaledValue().toByteArray();

        Exact read = exact(hundreds);

        assertThat(read.type()).isEqualTo(SqlType.NUMERIC);
        assertThat(read.reading().read(ByteBuffer.wrap(unscaled))).isEqualTo(new BigDecimal("1200"));
    }

    @Test
    void comparesEnumsByEqualityOnly() {
        Schema mood = schema("{'type':'string','connect.name':'io.debezium.data.Enum'}");
        assertThat(exact(mood).comparison()).isEqualTo(TextComparison.EQUALITY_ONLY);
    }

    @ParameterizedTest
    @EnumSource(RowWriter.class)
    void knowsTheTextsOfOtherDatabasesOnlyIfTheyAreDeclared(RowWriter writer) {
        Schema text = sent("string", "VARCHAR");
        TextComparison expected = writer == RowWriter.OTHER_DATABASE ? TextComparison.UNKNOWN : TextComparison.AS_BYTES;
        assertThat(((Exact) FieldTypes.of(text, ColumnDeclaration.NONE, writer)).comparison())
                .isEqualTo(expected);
        assertThat(((Exact) FieldTypes.of(text, declared("text"), writer)).comparison())
                .isEqualTo(TextComparison.AS_BYTES);
    }

    @Test
    void refusesNumbersOfMysqlThatMayHaveLostTheirSign() {
        Schema large = sent("long", "BIGINT UNSIGNED");

        assertThat(((Unreadable) FieldTypes.of(large, ColumnDeclaration.NONE, RowWriter.OTHER_DATABASE)).reason())
                .contains("bigint.unsigned.handling.mode");
        assertThat(FieldTypes.of(sent("long", "BIGINT"), ColumnDeclaration.NONE, RowWriter.OTHER_DATABASE))
                .isInstanceOf(Exact.class);
    }

    @Test
    void readsTheMoneyOfSqlServerAsNumbers() {
        Schema money = schema(
                "{'type':'bytes','logicalType':'decimal','precision':19,'scale':4,"
                        + "'connect.name':'org.apache.kafka.connect.data.Decimal',"
                        + "'connect.parameters':{'scale':'4','connect.decimal.precision':'19','__debezium.source.column.type':'MONEY'}}");

        assertThat(((Exact) FieldTypes.of(money, ColumnDeclaration.NONE, RowWriter.OTHER_DATABASE)).type())
                .hasToString("numeric(19,4)");
        assertThat(refusal(money, ColumnDeclaration.NONE)).contains("money");
    }

    @ParameterizedTest(name = "{2} of ({0},{1})")
    @CsvSource({
        "8, 2, 1.50, 'numeric(8,2)', 1.50",
        "8, 2, -1.5, 'numeric(8,2)', -1.50",
        "131089, 0, 1.500, numeric, 1.500",
        "131089, 0, 12E+2, numeric, 1200",
        "5, 2046, 1200.000, numeric, 1200"
    })
    void readsNumericsThatAreSentAsTexts(int length, int scale, String text, String type, BigDecimal value) {
        Exact numeric = exact(schema(numericAsText(length, scale)));

        assertThat(numeric.type()).hasToString(type);
        assertThat(numeric.reading().read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1.505", "__debezium_unavailable_value"})
    void readsNoNumericThatIsNotOneOfItsColumns(String text) {
        Exact numeric = exact(schema(numericAsText(8, 2)));

        assertThatThrownBy(() -> numeric.reading().read(text))
                .isInstanceOfAny(NumberFormatException.class, ArithmeticException.class);
    }

    private static String numericAsText(int length, int scale) {
        return "{'type':'string','connect.parameters':{'__debezium.source.column.type':'NUMERIC',"
                + "'__debezium.source.column.length':'" + length + "','__debezium.source.column.scale':'" + scale
                + "'}}";
    }

    @Test
    void takesNamesThatAreDeclaredToArriveAsText() {
        assertThat(FieldTypes.of(sent("string", "NAME"), declared("text"), RowWriter.POSTGRES))
                .isInstanceOf(Exact.class);
    }

    @Test
    void takesBytesOfDomainsThatAreDeclaredAndOfOtherDatabases() {
        assertThat(FieldTypes.of(sent("bytes", "public.digest"), declared("bytea"), RowWriter.POSTGRES))
                .isInstanceOf(Exact.class);
        assertThat(FieldTypes.of(sent("bytes", "VARBINARY(16)"), ColumnDeclaration.NONE, RowWriter.PRODUCER))
                .isInstanceOf(Exact.class);
        assertThat(FieldTypes.of(sent("bytes", "VARBINARY(16)"), ColumnDeclaration.NONE, RowWriter.OTHER_DATABASE))
                .isInstanceOf(Exact.class);
    }

    @Test
    void knowsDomainsOfMoneyAndOidByTheirSizes() {
        String decimal = "{'type':'bytes','logicalType':'decimal','precision':64,'scale':2,"
                + "'connect.name':'org.apache.kafka.connect.data.Decimal','connect.parameters':{'scale':'2',%s"
                + "'__debezium.source.column.type':'public.price'}}";
        String number = "{'type':'long','connect.parameters':{'__debezium.source.column.type':'public.number',"
                + "'__debezium.source.column.length':'%s'}}";

        assertThat(refusal(schema(String.format(decimal, "")), ColumnDeclaration.NONE))
                .contains("money");
        assertThat(exact(schema(String.format(decimal, "'connect.decimal.precision':'8',")))
                        .type()
                        .kind())
                .isEqualTo(SqlType.Kind.DECIMAL);
        assertThat(refusal(schema(String.format(number, "10")), ColumnDeclaration.NONE))
                .contains("oid");
        assertThat(exact(schema(String.format(number, "19"))).type()).isEqualTo(SqlType.BIGINT);
    }

    @ParameterizedTest
    @EnumSource(RowWriter.class)
    void refusesArraysOfTimesWhichHaveLostTheEndOfTheDay(RowWriter writer) {
        Schema times =
                schema("{'type':'array','items':['null',{'type':'long','connect.name':'io.debezium.time.MicroTime'}]}");

        assertThat(((Unreadable) FieldTypes.of(times, ColumnDeclaration.NONE, writer)).reason())
                .contains("24:00");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Date, 2145031949",
        "Date, -2440589",
        "MicroTimestamp, 9223372036854775807",
        "MicroTimestamp, -210866803200000001",
        "ZonedTimestamp, +294247-01-10T04:00:55Z",
        "ZonedTimestamp, -292275055-05-16T16:47:04.192Z"
    })
    void refusesTimesThatPostgresqlDoesNotHave(String type, String value) {
        String avro = type.equals("Date") ? "int" : type.equals("MicroTimestamp") ? "long" : "string";
        Schema time = schema("{'type':'" + avro + "','connect.name':'io.debezium.time." + type + "'}");
        Object raw = avro.equals("string")
                ? value
                : avro.equals("int") ? (Object) Integer.valueOf(value) : Long.valueOf(value);

        assertThatThrownBy(() -> exact(time).reading().read(raw)).isInstanceOf(UntoldValueException.class);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "int, Date, -141418, false",
        "int, Date, -141417, true",
        "int, Date, -2147472691, true",
        "long, MicroTimestamp, -12218428800000001, false",
        "long, MicroTimestamp, -12218428800000000, true",
        "long, MicroTimestamp, -9223372036832400000, true",
        "string, ZonedTimestamp, 0044-03-15T00:00:00Z, false",
        "string, ZonedTimestamp, 1582-10-25T00:00:00Z, true",
        "string, ZonedTimestamp, -infinity, true"
    })
    void readsElementsOnlyOfTimesThatTheConnectorsCalendarKeeps(String avro, String type, String value, boolean exact) {
        FieldType.Reading times = exact(schema("{'type':'array','items':{'type':'" + avro
                        + "','connect.name':'io.debezium.time." + type + "'}}"))
                .reading();
        List<Object> raw = List.of(
                avro.equals("string")
                        ? value
                        : avro.equals("int") ? (Object) Integer.valueOf(value) : Long.valueOf(value));

        if (exact) {
            assertThat((List<?>) times.read(raw)).hasSize(1);
        } else {
            assertThatThrownBy(() -> times.read(raw))
                    .isInstanceOf(UntoldValueException.class)
                    .hasMessageContaining("1582-10-25");
        }
    }

    @Test
    void readsYearsOfMysqlAsNumbers() {
        assertThat(exact(schema("{'type':'int','connect.name':'io.debezium.time.Year'}"))
                        .type())
                .hasToString("integer");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "char(5), WITHOUT_PADDING",
        "CHARACTER ( 5 ), WITHOUT_PADDING",
        "character varying(5), AS_BYTES",
        "citext, WITHOUT_CASE",
        "enum, EQUALITY_ONLY"
    })
    void believesWhatIsDeclared(String type, TextComparison comparison) {
        FieldType found = FieldTypes.of(schema("'string'"), declared(type), RowWriter.PRODUCER);
        assertThat(((Exact) found).comparison()).isEqualTo(comparison);
    }

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        "double, NUMERIC, precise",
        "double, MONEY, money",
        "long, OID, oid",
        "string, NAME, NULL",
        "bytes, XID, does not know",
        "bytes, public.address, does not know",
        "string, HSTORE, hstore",
        "boolean, BIT, bit strings",
        "string, _CITEXT, arrays of citext"
    })
    void refusesWhatDoesNotArriveAsItIs(String avro, String source, String words) {
        assertThat(refusal(sent(avro, source), ColumnDeclaration.NONE)).contains(words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                ",'connect.parameters':{'__debezium.source.column.type':'TIMESTAMP','__debezium.source.column.scale':'6'}"
            })
    void refusesTimesThatAreCutToMilliseconds(String parameters) {
        Schema at = schema(String.format(CONNECT_TIMESTAMP, parameters));
        assertThat(refusal(at, ColumnDeclaration.NONE)).contains("time.precision.mode");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"timestamp(3), timestamp without time zone", "timestamptz(0), timestamp with time zone"})
    void takesTimesOfMillisecondsThatAreDeclared(String type, String sql) {
        Schema at = schema(String.format(CONNECT_TIMESTAMP, ""));
        assertThat(((Exact) FieldTypes.of(at, declared(type), RowWriter.PRODUCER)).type())
                .hasToString(sql);
    }

    @Test
    void takesTimesOfMillisecondsWhoseColumnHasNoMore() {
        Schema at = schema(
                String.format(
                        CONNECT_TIMESTAMP,
                        ",'connect.parameters':{'__debezium.source.column.type':'TIMESTAMP','__debezium.source.column.scale':'3'}"));
        assertThat(exact(at).type()).hasToString("timestamp without time zone");
    }

    @Test
    void refusesAColumnWhoseNullsArriveAsItsDefault() {
        Schema colour = schema("[{'type':'string','connect.default':'grey'},'null']");
        assertThat(refusal(colour, ColumnDeclaration.NONE)).contains("KeepNulls");
        assertThat(FieldTypes.of(colour, KEPT, RowWriter.POSTGRES)).isInstanceOf(Exact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['int','null']", "{'type':'int','connect.default':3}"})
    void takesADefaultThatHidesNoNull(String avro) {
        assertThat(exact(schema(avro)).type()).hasToString("integer");
    }

    private static Exact exact(Schema schema) {
        return (Exact) FieldTypes.of(schema, ColumnDeclaration.NONE, RowWriter.POSTGRES);
    }

    private static String refusal(Schema schema, ColumnDeclaration declaration) {
        return FieldTypes.of(schema, declaration, RowWriter.POSTGRES)
                .fold(Exact::toString, FieldType.Unreadable::reason);
    }

    private static ColumnDeclaration declared(String type) {
        return new ColumnDeclaration(Optional.of(type), false);
    }

    /** A type as Debezium sends it with {@code column.propagate.source.type}. */
    private static Schema sent(String avro, String source) {
        return schema("{'type':'" + avro + "','connect.parameters':{'__debezium.source.column.type':'"
                + source.replace("\"", "\\\"") + "'}}");
    }

    private static Schema schema(String json) {
        return new Schema.Parser().parse(json.replace("'", "\""));
    }
}
