package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.json.JsonbDocument;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/** Parses the text form of values as PostgreSQL does, as far as it does not depend on the session's settings. */
public final class ValueText {

    private static final List<String> TRUE = List.of("t", "true", "y", "yes", "on", "1");
    private static final List<String> FALSE = List.of("f", "false", "n", "no", "off", "0");
    private static final String FRACTION = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    private ValueText() {}

    /**
     * Parses a text.
     *
     * @throws ExprException if the text is not a value of this type
     */
    public static Object parse(String text, SqlType type) {
        try {
            return value(text.strip(), type);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException | ExprException e) {
            throw ExprException.unsupported("'" + text + "' is not a value of type " + type + ". " + form(type));
        }
    }

    private static Object value(String text, SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case DECIMAL -> decimal(text, type);
            case REAL -> Float.valueOf(binaryFraction(text));
            case DOUBLE -> Double.valueOf(binaryFraction(text));
            case BOOLEAN -> truth(text.toLowerCase(Locale.ROOT));
            case DATE -> TimeText.date(text);
            case TIME -> TimeText.time(text);
            case TIMESTAMP -> TimeText.timestamp(text);
            case TIMESTAMPTZ -> TimeText.instant(text);
            case UUID -> uuid(text);
            case BYTES -> bytes(text);
            case JSON -> JsonbDocument.text(JsonbDocument.parse(text));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static BigDecimal decimal(String text, SqlType type) {
        BigDecimal value = NumericConversions.plain(new BigDecimal(matching(FRACTION, text)));
        return NumericTypes.isFixed(type) ? NumericConversions.restricted(value, type) : value;
    }

    private static String binaryFraction(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "infinity", "inf" -> "Infinity";
            case "-infinity", "-inf" -> "-Infinity";
            default -> matching(FRACTION, text);
        };
    }

    private static Boolean truth(String text) {
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    private static UUID uuid(String text) {
        return UUID.fromString(matching("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", text));
    }

    private static Bytes bytes(String text) {
        String digits = matching("\\\\x(\\p{XDigit}{2})*", text).substring(2);
        return Bytes.wrap(HexFormat.of().parseHex(digits));
    }

    private static String matching(String pattern, String text) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static String form(SqlType type) {
        return switch (type.kind()) {
            case DATE -> "Write it like '2020-01-31'.";
            case TIME -> "Write it like '12:00:00'.";
            case TIMESTAMP -> "Write it like '2020-01-31 12:00:00.123456'.";
            case TIMESTAMPTZ -> "Write it with its offset, like '2020-01-31 12:00:00+00'.";
            case BYTES -> "Write it in hex, like '\\x00ff'.";
            default -> "Write a value of this type.";
        };
    }
}
