package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE, after {@code MatchText} of PostgreSQL's like_match.c: an underscore matches any character, a percent sign any number of characters, and a
 * backslash takes the next character literally. Immutable.
 */
public final class LikePattern {

    private enum Match {
        YES,
        NO,
        /** The text ended too early: no later start can match either. */
        NEVER
    }

    private static final int DEFAULT_ESCAPE = '\\';

    private final int[] pattern;

    private LikePattern(int[] pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @param escape the escape character, or an empty text for none; null for a backslash
     */
    public static LikePattern of(String pattern, @Nullable String escape) {
        int[] written = characters(pattern);
        return new LikePattern(escape == null ? written : withBackslashes(written, characters(escape)));
    }

    private static int[] characters(String text) {
        return text.codePoints().toArray();
    }

    /** After {@code do_like_escape} of like_match.c: replaces the escape character by a backslash, and doubles each backslash. */
    private static int[] withBackslashes(int[] written, int[] escape) {
        if (escape.length == 1 && escape[0] == DEFAULT_ESCAPE) {
            return written;
        }
        IntStream.Builder result = IntStream.builder();
        boolean escaped = false;
        for (int character : written) {
            if (escape.length == 1 && character == escape[0] && !escaped) {
                result.add(DEFAULT_ESCAPE);
                escaped = true;
            } else {
                if (character == DEFAULT_ESCAPE && !escaped) {
                    result.add(DEFAULT_ESCAPE);
                }
                result.add(character);
                escaped = false;
            }
        }
        return result.build().toArray();
    }

    /**
     * Refuses a pattern that ends with its escape character.
     *
     * @throws ExprException if it does
     */
    public void refuseOpenEnd() {
        int i = 0;
        while (i < pattern.length) {
            i += pattern[i] == DEFAULT_ESCAPE ? 2 : 1;
        }
        if (i > pattern.length) {
            throw ExprException.unsupported(
                    "a pattern must not end with its escape character. Write the escape character twice.");
        }
    }

    public boolean matches(String text) {
        return match(characters(text), 0, 0) == Match.YES;
    }

    private Match match(int[] text, int textStart, int patternStart) {
        int t = textStart;
        int p = patternStart;
        while (t < text.length && p < pattern.length) {
            if (pattern[p] == '%') {
                return matchAfterPercent(text, t, p + 1);
            }
            if (pattern[p] == '_') {
                t++;
                p++;
                continue;
            }
            int literal = literalAt(p);
            if (pattern[literal] != text[t]) {
                return Match.NO;
            }
            t++;
            p = literal + 1;
        }
        if (t < text.length) {
            return Match.NO;
        }
        while (p < pattern.length && pattern[p] == '%') {
            p++;
        }
        return p == pattern.length ? Match.YES : Match.NEVER;
    }

    private Match matchAfterPercent(int[] text, int textStart, int patternStart) {
        int t = textStart;
        int p = patternStart;
        while (p < pattern.length && (pattern[p] == '%' || pattern[p] == '_')) {
            if (pattern[p] == '_' && t++ >= text.length) {
                return Match.NEVER;
            }
            p++;
        }
        if (p == pattern.length) {
            return Match.YES;
        }
        int first = pattern[literalAt(p)];
        for (; t < text.length; t++) {
            if (text[t] == first) {
                Match match = match(text, t, p);
                if (match != Match.NO) {
                    return match;
                }
            }
        }
        return Match.NEVER;
    }

    /** Returns the position of the character that has to match literally. */
    private int literalAt(int p) {
        if (pattern[p] != DEFAULT_ESCAPE) {
            return p;
        }
        if (p + 1 == pattern.length) {
            throw ExprException.failed(
                    SqlState.INVALID_ESCAPE_SEQUENCE, "a pattern of LIKE must not end with its escape character.");
        }
        return p + 1;
    }
}
