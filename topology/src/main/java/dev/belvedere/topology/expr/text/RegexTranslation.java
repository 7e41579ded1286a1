package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates a pattern of PostgreSQL's advanced regular expressions to one of Java's; refuses what it does not know. Used once. */
final class RegexTranslation {

    private static final Pattern BOUND = Pattern.compile("\\{(\\d{1,3})(,(\\d{1,3})?)?}");
    private static final String SPECIAL = "*+?{}()[]|^$.\\";

    private final String written;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private boolean plain = true;
    private boolean quantified;
    private boolean matchesSomething;

    RegexTranslation(String written) {
        this.written = written;
    }

    String java() {
        alternatives(0);
        if (at < written.length()) {
            throw unknown(at);
        }
        return java.toString();
    }

    /** Whether the match that Java finds is the longest one at its place, and never empty. */
    boolean findsLongest() {
        return plain && matchesSomething;
    }

    private ExprException unknown(int position) {
        return ExprException.unsupported("the pattern '" + written + "' is not supported from its character "
                + (position + 1)
                + " on: views know characters, classes like [a-z] and [^0-9], \\d, \\D, the anchors ^ and $,"
                + " groups, alternatives and greedy quantifiers.");
    }

    private void alternatives(int depth) {
        branch(depth);
        while (next() == '|') {
            plain = false;
            java.append('|');
            at++;
            branch(depth);
        }
    }

    private void branch(int depth) {
        int start = at;
        while (at < written.length() && next() != '|' && !(depth > 0 && next() == ')')) {
            piece(depth);
        }
        if (at == start) {
            throw unknown(at);
        }
    }

    private char next() {
        return at < written.length() ? written.charAt(at) : '\0';
    }

    private void piece(int depth) {
        if (next() == '^' || next() == '$') {
            java.append(next() == '^' ? "\\A" : "\\z");
            at++;
            if (isQuantifier()) {
                throw unknown(at);
            }
            return;
        }
        // A second part behind a quantified one may take what the first one could.
        plain &= !quantified;
        boolean group = next() == '(';
        if (group) {
            group(depth);
        } else {
            atom();
        }
        quantifier(group);
    }

    private void group(int depth) {
        plain = false;
        at += written.startsWith("(?:", at) ? 3 : 1;
        java.append("(?:");
        alternatives(depth + 1);
        if (next() != ')') {
            throw unknown(at);
        }
        at++;
        java.append(')');
    }

    private void atom() {
        char character = next();
        if (character == '[') {
            bracket();
        } else if (character == '.') {
            java.append('.');
            at++;
        } else if (character == '\\') {
            escape(false);
        } else if (SPECIAL.indexOf(character) >= 0) {
            throw unknown(at);
        } else {
            literal(written.codePointAt(at));
        }
    }

    private void literal(int character) {
        java.append(code(character));
        at += Character.charCount(character);
    }

    private static String code(int character) {
        return "\\x{" + Integer.toHexString(character) + "}";
    }

    private void escape(boolean inClass) {
        int start = at;
        at++;
        if (at == written.length()) {
            throw unknown(start);
        }
        if (!inClass && next() == 'D') {
            java.append("[^0-9]");
        } else {
            String meaning = escaped(start);
            java.append(inClass ? meaning : "[" + meaning + "]");
        }
        at++;
    }

    /** The meaning of the character behind a backslash, as members of a class. */
    private String escaped(int start) {
        char character = next();
        return switch (character) {
            case 'd' -> "0-9";
            case 't' -> code('\t');
            case 'n' -> code('\n');
            case 'r' -> code('\r');
            default -> {
                if (character > 0x7f || Character.isLetterOrDigit(character)) {
                    throw unknown(start);
                }
                yield code(character);
            }
        };
    }

    private boolean isQuantifier() {
        char character = next();
        return character == '*' || character == '+' || character == '?' || character == '{';
    }

    /** A group may be optional and not repeated: Java's engine would go as deep as it is repeated. */
    private void quantifier(boolean group) {
        if (!isQuantifier()) {
            matchesSomething = true;
            return;
        }
        int start = at;
        Matcher bound = BOUND.matcher(written).region(at, written.length());
        boolean counted = next() == '{';
        if ((counted && !bound.lookingAt()) || (group && next() != '?')) {
            throw unknown(at);
        }
        at = counted ? bound.end() : at + 1;
        if (isQuantifier()) {
            throw unknown(at);
        }
        java.append(written, start, at);
        quantified = true;
        matchesSomething |= written.charAt(start) == '+' || (counted && Integer.parseInt(bound.group(1)) > 0);
    }

    private void bracket() {
        int start = at;
        at++;
        java.append('[');
        if (next() == '^') {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (first || next() != ']') {
            if (at >= written.length() || next() == '[') {
                throw unknown(start);
            }
            member(start);
            first = false;
        }
        at++;
        java.append(']');
    }

    /** A character of a class, or a range of them. */
    private void member(int start) {
        if (next() == '\\') {
            escape(true);
            return;
        }
        int from = written.codePointAt(at);
        literal(from);
        boolean range = next() == '-' && at + 1 < written.length() && written.charAt(at + 1) != ']';
        if (range) {
            at++;
            int to = written.codePointAt(at);
            if (to == '\\' || to == '[' || to < from) {
                throw unknown(start);
            }
            java.append('-');
            literal(to);
        }
    }
}
