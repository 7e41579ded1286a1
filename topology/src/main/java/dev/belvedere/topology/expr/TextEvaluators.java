package dev.belvedere.topology.expr;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Functions of texts, which count characters and not Java's halves of them. */
final class TextEvaluators {

    private TextEvaluators() {}

    static Evaluator of(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        Expr text = arguments.get(0);
        return switch (call.operation()) {
            case CONCAT -> Strict.of(arguments, (left, right) -> ((String) left).concat((String) right));
            case LOWER -> Strict.of(text, value -> mapped((String) value, Character::toLowerCase));
            case UPPER -> Strict.of(text, value -> mapped((String) value, Character::toUpperCase));
            case TRIM_LEADING -> Strict.of(arguments, (value, set) -> trim((String) value, (String) set, true, false));
            case TRIM_TRAILING -> Strict.of(arguments, (value, set) -> trim((String) value, (String) set, false, true));
            case TRIM_BOTH -> Strict.of(arguments, (value, set) -> trim((String) value, (String) set, true, true));
            case CHAR_LENGTH -> Strict.of(text, value -> length((String) value));
            case SUBSTRING -> substring(arguments);
            default -> throw new IllegalArgumentException(call.toString());
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Each character by itself: PostgreSQL does not turn one into two. */
    private static String mapped(String text, IntUnaryOperator mapping) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(mapping).forEach(result::appendCodePoint);
        return result.toString();
    }

    private static String trim(String text, String set, boolean leading, boolean trailing) {
        int start = 0;
        int end = text.length();
        while (leading && start < end && set.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (trailing && start < end && set.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static Evaluator substring(List<Expr> arguments) {
        return arguments.size() == 2
                ? Strict.of(arguments, (text, start) -> slice((String) text, (Integer) start, Long.MAX_VALUE))
                : Strict.of(
                        arguments,
                        (text, start, length) ->
                                slice((String) text, (Integer) start, end((Integer) start, (Integer) length)));
    }

    private static long end(int start, int length) {
        if (length < 0) {
            throw ExprException.failed("SUBSTRING takes no negative length, and this is " + length + ".");
        }
        return (long) start + length;
    }

    /** The characters from start to before end, as far as they exist; the first is 1. */
    private static String slice(String text, int start, long end) {
        int length = length(text);
        int from = Math.max(start, 1) - 1;
        int to = (int) Math.max(0, Math.min(length, end - 1));
        return from >= to ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
