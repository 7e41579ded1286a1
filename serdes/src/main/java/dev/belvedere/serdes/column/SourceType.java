package dev.belvedere.serdes.column;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The type that a column has in its database: as Debezium tells if {@code column.propagate.source.type} names the column, or as the configuration declares.
 *
 * @param name PostgreSQL's internal name in capitals: {@code BPCHAR}, {@code _INT4}
 * @param digits the digits of a second's fraction, if the type has any
 */
record SourceType(String name, OptionalInt digits) {

    private static final String PARAMETER = "__debezium.source.column.";
    private static final Pattern DECLARED =
            Pattern.compile("\\s*([\\w ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*\\d+\\s*)?\\))?\\s*(\\[])?\\s*");
    private static final Map<String, String> INTERNAL_NAMES = Map.ofEntries(
            Map.entry("CHAR", "BPCHAR"),
            Map.entry("CHARACTER", "BPCHAR"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("BOOLEAN", "BOOL"),
            Map.entry("SMALLINT", "INT2"),
            Map.entry("INT", "INT4"),
            Map.entry("INTEGER", "INT4"),
            Map.entry("BIGINT", "INT8"),
            Map.entry("REAL", "FLOAT4"),
            Map.entry("DOUBLE PRECISION", "FLOAT8"),
            Map.entry("DECIMAL", "NUMERIC"),
            Map.entry("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ"),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP"),
            Map.entry("TIME WITHOUT TIME ZONE", "TIME"));

    /** Returns what Debezium's parameters tell; empty if there are none. */
    static Optional<SourceType> of(Schema value) {
        return parameter(value, "type").map(name -> new SourceType(unqualified(name), number(value, "scale")));
    }

    /** Returns the length of a column that Debezium's parameters tell, in digits or characters; empty if there is none. */
    static OptionalInt length(Schema value) {
        return number(value, "length");
    }

    /** Parses a type as SQL writes it; empty if it is none. */
    static Optional<SourceType> declared(String sql) {
        Matcher written = DECLARED.matcher(sql);
        if (!written.matches()) {
            return Optional.empty();
        }
        String name = written.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        String internal = INTERNAL_NAMES.getOrDefault(name, name);
        return Optional.of(new SourceType(
                written.group(3) == null ? internal : "_" + internal,
                written.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(written.group(2)))));
    }

    boolean is(String... names) {
        return Stream.of(names).anyMatch(name::equals);
    }

    boolean isArray() {
        return name.startsWith("_");
    }

    // "public"."mood" and public.mood are names too.
    private static String unqualified(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replace("\"", "").toUpperCase(Locale.ROOT);
    }

    private static OptionalInt number(Schema value, String name) {
        return parameter(value, name)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<String> parameter(Schema value, String name) {
        return ConnectParameters.of(value, PARAMETER + name);
    }
}
