package dev.belvedere.bench.events;

import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A type of PostgreSQL, and values of it.
 *
 * @param declared as a column declares it
 * @param values as text, the first of them an ordinary one
 */
record SampleType(String declared, List<String> values) {

    SampleType {
        values = List.copyOf(values);
    }

    private static SampleType of(String declared, String... values) {
        return new SampleType(declared, List.of(values));
    }

    /** What has to be created before the types can be used. */
    static final String PREREQUISITES = """
            CREATE EXTENSION IF NOT EXISTS hstore;
            CREATE EXTENSION IF NOT EXISTS citext;
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'Happy');
            CREATE DOMAIN positive AS int CHECK (value > 0);
            CREATE DOMAIN code AS varchar(8);
            """;

    /** What an integer is widened to. */
    static final SampleType WIDE = of("bigint", "42", "-9223372036854775808", "9223372036854775807");

    static final List<SampleType> ALL = List.of(
            of("boolean", "true", "false"),
            of("smallint", "7", "-32768", "32767"),
            of("integer", "42", "-2147483648", "2147483647"),
            WIDE,
            of("real", "1.5", "-0", "NaN", "Infinity", "1e-45", "3.4028235e38"),
            of("double precision", "1.5", "-0", "NaN", "-Infinity", "5e-324", "0.1"),
            of("numeric(10,2)", "1.50", "-99999999.99", "0"),
            of("numeric", "1.5", "12345678901234567890.123456789", "0.000", "-1"),
            of("numeric(20,0)", "1", "-99999999999999999999"),
            of("numeric(5,-2)", "1200", "-9999900"),
            of("text", "plain", "", "ü€ 'quoted' \"x\"", " blanks  ", "line\nbreak"),
            of("varchar(20)", "plain", "", "a"),
            of("char(5)", "ab", "", "abcde"),
            of("name", "plain", ""),
            of("citext", "Mixed", "mixed", ""),
            of("bytea", "\\x00ff10", "\\x"),
            of("date", "2024-02-29", "0001-01-01", "infinity", "9999-12-31"),
            of("time", "12:34:56.789012", "00:00:00", "24:00:00", "23:59:59.999999"),
            of("time(3)", "12:34:56.789", "24:00:00"),
            of("timestamp", "2024-02-29 12:34:56.789012", "-infinity", "1969-12-31 23:59:59.999999"),
            of("timestamp(3)", "2024-02-29 12:34:56.789", "1969-12-31 23:59:59.999"),
            of("timestamptz", "2024-02-29 12:34:56.789012+02", "infinity", "0044-03-15 00:00:00+00 BC"),
            of("timestamptz(0)", "2024-02-29 12:34:56+00", "1969-12-31 23:59:59+00"),
            of("timetz", "12:34:56+02", "24:00:00-01"),
            of("interval", "1 day 02:03:04.5", "-1 mon", "0"),
            of("uuid", "00000000-0000-0000-0000-000000000001", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
            of("json", "{\"b\": 1,  \"a\": [null]}", "null", "\"text\""),
            of("jsonb", "{\"b\": 1, \"a\": [null, 1.50]}", "null", "\"text\"", "1e3"),
            of("xml", "<a>1</a>"),
            of("inet", "10.0.0.1", "10.0.0.0/8", "::1"),
            of("cidr", "10.0.0.0/8"),
            of("macaddr", "08:00:2b:01:02:03"),
            of("bit(1)", "1", "0"),
            of("bit(5)", "10101"),
            of("bit varying(9)", "101", ""),
            of("money", "1.50", "-2"),
            of("oid", "16384", "4294967295"),
            of("hstore", "a=>1, b=>NULL", ""),
            of("int4range", "[1,5)", "empty"),
            of("tsvector", "a fat cat"),
            of("point", "(1.5,-2)"),
            of("mood", "sad", "Happy"),
            of("positive", "1", "2147483647"),
            of("code", "abc", ""),
            of("integer[]", "{1,NULL,-3}", "{}"),
            of("text[]", "{a,NULL,\"b c\"}", "{}", "{\"\"}"),
            of("numeric(8,2)[]", "{1.50,-2}", "{}"),
            of("varchar(5)[]", "{\"a \",NULL}", "{}"),
            of("smallint[]", "{-32768,NULL}"),
            of("bigint[]", "{-9223372036854775808}"),
            of("double precision[]", "{NaN,-0,-Infinity,5e-324}"),
            of("jsonb[]", "{\"{\\\"b\\\": 1.50}\",\"null\",NULL}"),
            of("date[]", "{2024-02-29,NULL}", "{infinity,-infinity}"),
            of("timestamp[]", "{\"2024-02-29 12:34:56.789012\",-infinity}"),
            of("timestamptz[]", "{\"2024-02-29 12:34:56.789+00\"}"),
            of("uuid[]", "{00000000-0000-0000-0000-000000000001}", "{}"),
            of("boolean[]", "{true,NULL}"),
            of("bytea[]", "{\"\\\\x00ff\"}"));

    /** Types that can be a key. */
    static final List<SampleType> KEYS = List.of(
            of("integer", "%d"),
            of("bigint", "9000000000%d"),
            of("text", "key %d"),
            of("varchar(12)", "k%d"),
            of("char(9)", "k%d"),
            of("uuid", "00000000-0000-0000-0000-0000000%05d"),
            of("numeric(12,2)", "%d.50"),
            of("smallint", "%d"));

    /** Types that a column shows by what arrives of it, where the connector does not tell its type. */
    private static final Set<String> TOLD = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "real",
            "double precision",
            "text",
            "varchar(12)",
            "varchar(20)",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "uuid");

    /** Returns those types that arrive as themselves even if the connector does not tell the types of columns. */
    static List<SampleType> told(List<SampleType> types) {
        return types.stream().filter(type -> TOLD.contains(type.declared)).toList();
    }

    /** Returns a column as a view shows it: the connector may lose zeros at the end of a numeric that has no scale. */
    String shown(String column) {
        return declared.equals("numeric") ? "CAST(" + column + " AS numeric(38,10)) AS " + column : column;
    }

    /**
     * Returns false for binary fractions: which of two equal zeros stands for their group is open in PostgreSQL.
     */
    boolean identifiesGroups() {
        return !declared.equals("real") && !declared.equals("double precision");
    }

    /** Draws a value, as an SQL literal; sometimes NULL. */
    String literal(Random random) {
        return random.nextInt(6) == 0 ? "NULL" : quoted(values.get(random.nextInt(values.size())));
    }

    /** Returns the ordinary value as an SQL literal. */
    String ordinary() {
        return quoted(values.get(0));
    }

    /** Returns the value of a key by its number, as an SQL literal. */
    String key(int number) {
        return quoted(String.format(values.get(0), number));
    }

    private String quoted(String value) {
        return "'" + value.replace("'", "''") + "'::" + declared;
    }
}
