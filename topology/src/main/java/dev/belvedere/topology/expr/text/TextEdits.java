package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.nio.charset.StandardCharsets;

/** Texts made of others: filled up, repeated, turned round, with characters replaced. */
public final class TextEdits {

    // PostgreSQL's MaxAllocSize, less the header of a text; a character is counted as four bytes.
    private static final long MAX_BYTES = 0x3fff_ffffL - 4;
    private static final int BYTES_A_CHARACTER = 4;

    private TextEdits() {}

    /**
     * Replaces some characters by another text.
     *
     * @param start the position of the first one, counted from 1
     * @throws ExprException if the position is not in front of or in the text
     */
    public static String overlay(String text, String placed, int start, int length) {
        if (start <= 0) {
            throw ExprException.failed(
                    SqlState.SUBSTRING_ERROR, "OVERLAY counts characters from 1, and this is " + start + ".");
        }
        long behind = (long) start + length;
        if (behind > Integer.MAX_VALUE) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "OVERLAY replaces too many characters: " + length + ".");
        }
        return Texts.substring(text, 1, start - 1) + placed + Texts.substring(text, (int) behind);
    }

    /** Fills a text up at its beginning, or cuts its end off, so that it has this length. */
    public static String padLeft(String text, int length, String filling) {
        String kept = kept(text, length, filling);
        return filling(Texts.length(kept), length, filling) + kept;
    }

    /** Fills a text up at its end, or cuts it off, so that it has this length. */
    public static String padRight(String text, int length, String filling) {
        String kept = kept(text, length, filling);
        return kept + filling(Texts.length(kept), length, filling);
    }

    private static String kept(String text, int length, String filling) {
        if (!filling.isEmpty()) {
            refuseTooLong((long) length * BYTES_A_CHARACTER);
        }
        return TextParts.left(text, Math.max(0, length));
    }

    private static String filling(int present, int length, String filling) {
        int missing = Math.max(0, length - present);
        if (missing == 0 || filling.isEmpty()) {
            return "";
        }
        int each = Texts.length(filling);
        return filling.repeat(missing / each) + TextParts.left(filling, missing % each);
    }

    /** Repeats a text; a negative count gives an empty one. */
    public static String repeat(String text, int count) {
        int times = Math.max(0, count);
        refuseTooLong((long) text.getBytes(StandardCharsets.UTF_8).length * times);
        return text.repeat(times);
    }

    private static void refuseTooLong(long bytes) {
        if (bytes > MAX_BYTES) {
            throw ExprException.failed(
                    SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "a text of " + bytes + " bytes is longer than PostgreSQL's limit.");
        }
    }

    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Replaces each occurrence, from left to right; of an empty text there is none. */
    public static String replace(String text, String replaced, String replacement) {
        return replaced.isEmpty() ? text : text.replace(replaced, replacement);
    }

    /** Replaces each character of {@code from} by the one at its place in {@code to}, or drops it if there is none. */
    public static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(character -> {
            int at = indexOf(sources, character);
            if (at < 0) {
                result.appendCodePoint(character);
            } else if (at < targets.length) {
                result.appendCodePoint(targets[at]);
            }
        });
        return result.toString();
    }

    private static int indexOf(int[] characters, int character) {
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == character) {
                return i;
            }
        }
        return -1;
    }

    /** Turns the first character of each word into upper case and the others into lower case. Words are letters and the digits from 0 to 9. */
    public static String capitalized(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            result.appendCodePoint(inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
            inWord = Character.isAlphabetic(character) || (character >= '0' && character <= '9');
        }
        return result.toString();
    }
}
