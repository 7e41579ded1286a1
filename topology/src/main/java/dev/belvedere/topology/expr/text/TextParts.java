package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** Parts of texts and their positions. They count characters, not UTF-16 code units. */
public final class TextParts {

    private TextParts() {}

    /** Returns the first characters; a negative count leaves that many off at the end. */
    public static String left(String text, int count) {
        int kept = count < 0 ? Texts.length(text) + count : count;
        return text.substring(0, offset(text, kept));
    }

    /** Returns the last characters; a negative count leaves that many off at the beginning. */
    public static String right(String text, int count) {
        // The least integer has no opposite: PostgreSQL leaves nothing off.
        int skipped = count < 0 ? -count : Texts.length(text) - count;
        return text.substring(offset(text, skipped));
    }

    private static int offset(String text, int characters) {
        return text.offsetByCodePoints(0, Math.max(0, Math.min(Texts.length(text), characters)));
    }

    /** Returns the position of the first occurrence, counted from 1; 0 if there is none. */
    public static int position(String text, String part) {
        int at = text.indexOf(part);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    /**
     * Returns one of the fields that a separator divides a text into, counted from 1, or from the end by negative numbers; an empty text if there is none.
     *
     * @throws ExprException for field 0
     */
    public static String field(String text, String separator, int number) {
        if (number == 0) {
            throw ExprException.failed(
                    SqlState.INVALID_PARAMETER_VALUE, "SPLIT_PART counts fields from 1 or from -1, and this is 0.");
        }
        if (text.isEmpty() || separator.isEmpty()) {
            return number == 1 || number == -1 ? text : "";
        }
        return number > 0
                ? fromStart(text, separator, number)
                : fromStart(text, separator, fields(text, separator) + number + 1);
    }

    private static int fields(String text, String separator) {
        int fields = 1;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length())) {
            fields++;
        }
        return fields;
    }

    private static String fromStart(String text, String separator, int number) {
        int start = 0;
        for (int skipped = 1; skipped < number; skipped++) {
            int end = text.indexOf(separator, start);
            if (end < 0) {
                return "";
            }
            start = end + separator.length();
        }
        int end = text.indexOf(separator, start);
        return number < 1 ? "" : text.substring(start, end < 0 ? text.length() : end);
    }
}
