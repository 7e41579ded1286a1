package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.function.IntUnaryOperator;

/** Functions of texts. They count characters, not UTF-16 code units. */
public final class Texts {

    private Texts() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Maps each character by itself: PostgreSQL does not turn one into two. */
    public static String mapped(String text, IntUnaryOperator mapping) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(mapping).forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Removes these characters from the ends of a text. */
    public static String trim(String text, String characters, boolean leading, boolean trailing) {
        int start = 0;
        int end = text.length();
        while (leading && start < end && characters.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (trailing && start < end && characters.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** Returns the characters from a position, counted from 1. */
    public static String substring(String text, int start) {
        return slice(text, start, Long.MAX_VALUE);
    }

    /** Returns up to {@code length} characters from a position, counted from 1. Positions before the text count. */
    public static String substring(String text, int start, int length) {
        if (length < 0) {
            throw ExprException.failed(
                    SqlState.SUBSTRING_ERROR, "SUBSTRING takes no negative length, and this is " + length + ".");
        }
        return slice(text, start, (long) start + length);
    }

    private static String slice(String text, int start, long end) {
        int length = length(text);
        int from = Math.max(start, 1) - 1;
        int to = (int) Math.max(0, Math.min(length, end - 1));
        return from >= to ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
