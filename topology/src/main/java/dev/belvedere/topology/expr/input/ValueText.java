package dev.belvedere.topology.expr.input;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.value.NumericConversions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the text form of values as PostgreSQL does, as far as it does not depend on the session's settings or on the clock. */
public final class ValueText {

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String ON = "on";
    private static final String OFF = "off";

    private ValueText() {}

    /**
     * Reads a literal of the statement.
     *
     * @throws ExprException if the text is not a value of this type; the statement is not supported then
     */
    public static Object literal(String text, SqlType type) {
        try {
            return reader(type).apply(text);
        } catch (ExprException e) {
            throw ExprException.unsupported("'" + text + "' is not a value of type " + type + ". " + form(type));
        }
    }

    /** Whether texts of rows can be cast to the type. */
    public static boolean isReadFromRows(SqlType type) {
        return switch (type.kind()) {
            case INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, BOOLEAN, DATE, TIME, TIMESTAMP, INTERVAL, UUID, JSON -> true;
            default -> false;
        };
    }

    /** Returns the conversion of texts to values of the type. A text that is no such value fails as in PostgreSQL. */
    public static Function<String, Object> reader(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> text -> (int) NumberInput.integer(text, Integer.MIN_VALUE);
            case BIGINT -> text -> NumberInput.integer(text, Long.MIN_VALUE);
            case DECIMAL -> text -> numeric(text, type);
            case REAL -> NumberInput::real;
            case DOUBLE -> NumberInput::doublePrecision;
            case BOOLEAN -> ValueText::truth;
            case DATE -> TimeInput::date;
            case TIME -> TimeInput::time;
            case TIMESTAMP -> TimeInput::timestamp;
            case TIMESTAMPTZ -> TimeInput::instant;
            case INTERVAL -> IntervalInput::interval;
            case UUID -> ValueText::uuid;
            case BYTES -> ValueText::bytes;
            case JSON -> text -> JsonbDocument.text(JsonbDocument.parse(text));
            case ARRAY -> array(Objects.requireNonNull(type.element()));
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** Reads a smallint, which is an integer here. */
    public static int smallint(String text) {
        return (int) NumberInput.integer(text, Short.MIN_VALUE);
    }

    /** Reads a moment; a text without offset is a time of UTC's clocks. */
    public static Instant instantInUtc(String text) {
        return TimeInput.instantInUtc(text);
    }

    private static BigDecimal numeric(String text, SqlType type) {
        BigDecimal value = NumericConversions.inRange(NumberInput.numeric(text));
        return NumericTypes.isFixed(type) ? NumericConversions.restricted(value, type) : value;
    }

    /** Any beginning of a word is enough that is not one of another word, too. */
    private static Boolean truth(String text) {
        String word = InputText.trimmed(text).toLowerCase(Locale.ROOT);
        if (word.equals("1") || begins(TRUE, word, 1) || begins(YES, word, 1) || begins(ON, word, 2)) {
            return true;
        }
        if (word.equals("0") || begins(FALSE, word, 1) || begins(NO, word, 1) || begins(OFF, word, 2)) {
            return false;
        }
        throw InputText.invalid(text, SqlType.BOOLEAN);
    }

    private static boolean begins(String word, String beginning, int least) {
        return beginning.length() >= least && word.startsWith(beginning);
    }

    /** After {@code string_to_uuid} of uuid.c: 32 digits, with or without braces, and with hyphens behind any four. */
    private static UUID uuid(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        String inner = braces ? text.substring(1, text.length() - 1) : text;
        if (!inner.matches("(\\p{XDigit}{4}-?){7}\\p{XDigit}{4}")) {
            throw InputText.invalid(text, SqlType.UUID);
        }
        String digits = inner.replace("-", "");
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }

    private static Function<String, Object> array(SqlType type) {
        Function<String, Object> element = type.kind() == Kind.VARCHAR ? text -> text : reader(type);
        return text -> {
            List<@Nullable Object> elements = new ArrayList<>();
            ArrayInput.elements(text).forEach(each -> elements.add(each == null ? null : element.apply(each)));
            return elements;
        };
    }

    private static Bytes bytes(String text) {
        if (!text.matches("\\\\x(\\p{XDigit}{2})*")) {
            throw InputText.invalid(text, SqlType.BYTES);
        }
        return Bytes.wrap(HexFormat.of().parseHex(text.substring(2)));
    }

    private static String form(SqlType type) {
        return switch (type.kind()) {
            case DATE -> "Write it like '2020-01-31'.";
            case TIME -> "Write it like '12:00:00'.";
            case TIMESTAMP -> "Write it like '2020-01-31 12:00:00.123456'.";
            case TIMESTAMPTZ -> "Write it with its offset, like '2020-01-31 12:00:00+00'.";
            case INTERVAL -> "Write it like '1 month 15 days 12:30'.";
            case ARRAY -> "Write it like '{1,2}'.";
            case BYTES -> "Write it in hex, like '\\x00ff'.";
            default -> "Write a value of this type.";
        };
    }
}
