package dev.belvedere.topology.expr.input;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;

/** The text of a value that is to be read. */
final class InputText {

    private InputText() {}

    /** Returns the text without the white space around it that PostgreSQL skips. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    static ExprException invalid(String text, SqlType type) {
        return ExprException.failed(
                SqlState.INVALID_TEXT_REPRESENTATION, "'" + text + "' is not a value of type " + type + ".");
    }
}
