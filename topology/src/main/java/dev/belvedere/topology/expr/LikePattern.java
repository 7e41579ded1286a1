package dev.belvedere.topology.expr;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A pattern of LIKE, after {@code MatchText} of PostgreSQL's like_match.c: an underscore is any character, a percent sign any number of them, and a
 * backslash takes the next one literally.
 */
final class LikePattern {

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

    static void check(List<Expr> arguments) {
        if (arguments.size() > 2
                && !(arguments.get(2) instanceof Expr.Literal escape
                        && (escape.value() == null || characters(escape.value()).length <= 1))) {
            throw ExprException.unsupported("ESCAPE takes one character, or '' for none, as a literal.");
        }
        if (arguments.get(1) instanceof Expr.Literal literal && literal.value() != null) {
            ofLiterals(arguments).refuseOpenEnd();
        }
    }

    static Evaluator evaluator(List<Expr> arguments) {
        Expr pattern = arguments.get(1);
        if (arguments.size() > 2 && ((Expr.Literal) arguments.get(2)).value() == null) {
            return row -> null;
        }
        if (pattern instanceof Expr.Literal literal && literal.value() != null) {
            LikePattern compiled = ofLiterals(arguments);
            return Strict.of(arguments.get(0), text -> compiled.matches(characters(text)));
        }
        return Strict.of(
                arguments.subList(0, 2),
                (text, written) ->
                        new LikePattern(withBackslashes(characters(written), arguments)).matches(characters(text)));
    }

    private static LikePattern ofLiterals(List<Expr> arguments) {
        Object written = ((Expr.Literal) arguments.get(1)).value();
        return new LikePattern(withBackslashes(characters(String.valueOf(written)), arguments));
    }

    private static int[] characters(Object text) {
        return ((String) text).codePoints().toArray();
    }

    /** like_match.c, {@code do_like_escape}: the pattern with a backslash for the escape character, and two for each backslash. */
    private static int[] withBackslashes(int[] written, List<Expr> arguments) {
        if (arguments.size() == 2 || ((Expr.Literal) arguments.get(2)).value() == null) {
            return written;
        }
        int[] escape = characters(String.valueOf(((Expr.Literal) arguments.get(2)).value()));
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

    private void refuseOpenEnd() {
        int i = 0;
        while (i < pattern.length) {
            i += pattern[i] == DEFAULT_ESCAPE ? 2 : 1;
        }
        if (i > pattern.length) {
            throw ExprException.unsupported(
                    "a pattern must not end with its escape character. Write the escape character twice.");
        }
    }

    private boolean matches(int[] text) {
        return match(text, 0, 0) == Match.YES;
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

    /** Where the character stands that has to be matched literally. */
    private int literalAt(int p) {
        if (pattern[p] != DEFAULT_ESCAPE) {
            return p;
        }
        if (p + 1 == pattern.length) {
            throw ExprException.failed("a pattern of LIKE must not end with its escape character.");
        }
        return p + 1;
    }
}
