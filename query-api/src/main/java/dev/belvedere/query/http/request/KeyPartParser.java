package dev.belvedere.query.http.request;

import dev.belvedere.serdes.row.Micros;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.TemporalText;
import dev.belvedere.topology.expr.input.ValueText;
import dev.belvedere.topology.expr.json.JsonbDocument;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Parses one part of a key from a path. NULL is written {@code \\N}, as PostgreSQL's COPY writes it; the text of these two characters has one backslash more.
 *
 * @param example a value of the type, before percent-encoding; empty if the type has no form in a path
 * @param form the form of the text; checked first, because Java's own parsers accept more than SQL does
 * @param read makes the value; a RuntimeException says that there is none
 */
record KeyPartParser(String example, Pattern form, Function<String, Object> read) {

    private static final String NULL = "\\N";
    private static final Pattern ESCAPED = Pattern.compile("\\\\{2,}N");
    private static final String NOTHING = "(?!)";
    private static final String ANY = ".*";
    private static final String WHOLE = "-?[0-9]{1,19}";
    private static final String FLOAT = "-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity";
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private KeyPartParser(String example, String form, Function<String, Object> read) {
        this(example, Pattern.compile(form, Pattern.DOTALL), read);
    }

    static KeyPartParser of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> new KeyPartParser("true", "true|false", Boolean::valueOf);
            case INTEGER -> new KeyPartParser("42", WHOLE, Integer::valueOf);
            case BIGINT -> new KeyPartParser("42", WHOLE, Long::valueOf);
            case REAL -> new KeyPartParser("1.5", FLOAT, Float::valueOf);
            case DOUBLE -> new KeyPartParser("1.5", FLOAT, Double::valueOf);
            case DECIMAL -> new KeyPartParser("12.50", "-?[0-9]+(?:\\.[0-9]+)?", text -> decimal(type, text));
            case VARCHAR -> new KeyPartParser("abc", ANY, text -> text);
            case BYTES ->
                new KeyPartParser(
                        "\\x0102",
                        "\\\\x(?:[0-9a-fA-F]{2})*",
                        text -> Bytes.wrap(HexFormat.of().parseHex(text, 2, text.length())));
            case DATE -> new KeyPartParser("2026-01-02", ANY, TemporalText::date);
            case TIME -> new KeyPartParser("01:04:05", ANY, TemporalText::time);
            case TIMESTAMP ->
                new KeyPartParser(
                        "2026-01-02T01:04:05", ANY, text -> Micros.timestamp(Micros.of(TemporalText.timestamp(text))));
            case TIMESTAMPTZ ->
                new KeyPartParser(
                        "2026-01-02T01:04:05Z", ANY, text -> Micros.instant(Micros.of(TemporalText.instant(text))));
            case INTERVAL ->
                new KeyPartParser(
                        "1 day 02:00:00", ANY, text -> ValueText.reader(type).apply(text));
            case UUID -> new KeyPartParser("0b7e1d3c-9f0a-4c58-8d5e-2f1a6b7c8d9e", UUID_FORM, UUID::fromString);
            case JSON -> new KeyPartParser("{\"a\": 1}", ANY, text -> JsonbDocument.text(JsonbDocument.parse(text)));
            case ARRAY -> array(Objects.requireNonNull(type.element()));
        };
    }

    // NULL and JSON's null would look the same in an array of documents.
    private static KeyPartParser array(SqlType element) {
        KeyPartParser parser = of(element);
        return element.kind() == SqlType.Kind.JSON
                ? new KeyPartParser("", NOTHING, text -> text)
                : new KeyPartParser(
                        "[" + KeyArrayParser.quoted(parser.example) + "]",
                        ANY,
                        text -> KeyArrayParser.parse(text, parser::parse));
    }

    /** The end of a sentence about a malformed value: what to write instead. */
    String hint() {
        return example.isEmpty() ? ", which has no form in a path" : ", for example " + PercentEncoding.encode(example);
    }

    /**
     * The value of a text, or null for that of NULL.
     *
     * @throws RuntimeException if it is no value of the type
     */
    @Nullable
    Object parseNullable(String text) {
        if (text.equals(NULL)) {
            return null;
        }
        return parse(ESCAPED.matcher(text).matches() ? text.substring(1) : text);
    }

    private Object parse(String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form");
        }
        return read.apply(text);
    }

    // More digits than the type has cannot be in any key: ArithmeticException.
    private static BigDecimal decimal(SqlType type, String text) {
        BigDecimal value = new BigDecimal(text);
        return type.scale() == SqlType.ANY_SCALE ? value : value.setScale(type.scale());
    }
}
