package dev.belvedere.topology.sql.text;

import java.util.Map;

/** Strings with C-style escapes, {@code E'…'} (PostgreSQL manual, section "String Constants with C-Style Escapes"). */
final class EscapeString {

    private static final Map<Character, Character> CONTROLS =
            Map.of('b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t');
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private int at = 2;

    private EscapeString(String text) {
        this.text = text;
    }

    /**
     * The value of the string.
     *
     * @param text with its prefix and its quotes
     */
    static String decode(String text) {
        return new EscapeString(text).decode();
    }

    private String decode() {
        while (at < text.length() - 1) {
            char each = text.charAt(at++);
            if (each == '\\') {
                escape(text.charAt(at++));
            } else {
                value.append(each);
                if (each == '\'' && text.charAt(at) == '\'' && at < text.length() - 1) {
                    at++;
                }
            }
        }
        return value.toString();
    }

    private void escape(char kind) {
        switch (kind) {
            case 'x' -> number(HEXADECIMAL, 2, kind);
            case 'u' -> number(HEXADECIMAL, 4, kind);
            case 'U' -> number(HEXADECIMAL, 8, kind);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                number(OCTAL, 3, kind);
            }
            default -> value.append(CONTROLS.getOrDefault(kind, kind));
        }
    }

    private void number(int radix, int digits, char kind) {
        int end = at;
        while (end < at + digits && end < text.length() - 1 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == at) {
            value.append(kind);
        } else {
            value.appendCodePoint(Integer.parseInt(text, at, end, radix));
            at = end;
        }
    }
}
