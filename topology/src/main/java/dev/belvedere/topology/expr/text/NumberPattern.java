package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A pattern of {@code to_char} for numbers: digits ({@code 9}, {@code 0}), a point, commas, {@code FM}, {@code MI}, {@code PL}, {@code SG}, {@code PR}, and texts
 * that stand for themselves. As in PostgreSQL's formatting.c. Immutable.
 */
public final class NumberPattern {

    /** What the elements of a pattern are. */
    enum Kind {
        NINE,
        ZERO,
        POINT,
        COMMA,
        MINUS,
        PLUS,
        SIGN,
        TEXT
    }

    /** An element; the text is that of {@link Kind#TEXT}. */
    record Element(Kind kind, String text) {}

    // Their symbols are those of the database's locale, or they count in other ways than by digits.
    private static final Set<String> REFUSED = Set.of("EEEE", "RN", "SP", "TH", "B", "C", "D", "G", "L", "S", "V");

    private final List<Element> elements = new ArrayList<>();
    private int whole;
    private int decimals;
    /** The first digit that is written even if it is a leading zero, from 0; meaningful if there is a zero. */
    private int zeroFrom = -1;
    /** Where the last {@code 0} is among the digits. */
    private int zeroEnd;

    private boolean point;
    private boolean fill;
    private boolean minus;
    private boolean plus;
    private boolean brackets;

    private NumberPattern() {}

    /**
     * Parses a pattern.
     *
     * @throws ExprException if it is not supported, or none
     */
    public static NumberPattern parse(String text) {
        NumberPattern pattern = new NumberPattern();
        int at = 0;
        while (at < text.length()) {
            at = pattern.add(text, at);
        }
        if (pattern.whole + pattern.decimals == 0) {
            throw refused(text, "it has no digit");
        }
        return pattern;
    }

    private static ExprException refused(String text, String reason) {
        return ExprException.unsupported("the pattern '" + text + "' of TO_CHAR for numbers is not supported: " + reason
                + ". Use 9, 0, a point, commas, FM, MI, PL, SG, PR, and texts in double quotes.");
    }

    /** Adds the element that begins here, and returns where the next one does. */
    private int add(String text, int at) {
        if (text.charAt(at) == '"') {
            return quoted(text, at + 1);
        }
        if (text.startsWith("\\\"", at)) {
            elements.add(new Element(Kind.TEXT, "\""));
            return at + 2;
        }
        for (int length = 4; length > 0; length--) {
            String word = text.substring(at, Math.min(text.length(), at + length));
            boolean oneCase = word.equals(word.toLowerCase(Locale.ROOT)) || word.equals(word.toUpperCase(Locale.ROOT));
            if (word.length() == length && oneCase && keyword(word.toUpperCase(Locale.ROOT), text)) {
                return at + length;
            }
        }
        int next = text.offsetByCodePoints(at, 1);
        elements.add(new Element(Kind.TEXT, text.substring(at, next)));
        return next;
    }

    private int quoted(String text, int from) {
        StringBuilder quoted = new StringBuilder();
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            quoted.append(text.charAt(at));
            at++;
        }
        elements.add(new Element(Kind.TEXT, quoted.toString()));
        return at + 1;
    }

    /** Adds the element of a keyword; false if it is none. */
    private boolean keyword(String word, String text) {
        if (REFUSED.contains(word)) {
            throw refused(text, word + " depends on the database's locale, or is no digit");
        }
        switch (word) {
            case "9" -> digit(Kind.NINE, text);
            case "0" -> digit(Kind.ZERO, text);
            case "." -> point(text);
            case "," -> elements.add(new Element(Kind.COMMA, ","));
            case "FM" -> fill = true;
            case "MI" -> sign(Kind.MINUS, true, false, text);
            case "PL" -> sign(Kind.PLUS, false, true, text);
            case "SG" -> sign(Kind.SIGN, true, true, text);
            case "PR" -> {
                if (minus || plus) {
                    throw refused(text, "it has PR beside another sign");
                }
                brackets = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void digit(Kind kind, String text) {
        if (brackets) {
            throw refused(text, "digits stand before PR");
        }
        elements.add(new Element(kind, ""));
        if (kind == Kind.ZERO && zeroFrom < 0 && !point) {
            zeroFrom = whole;
        }
        if (point) {
            decimals++;
        } else {
            whole++;
        }
        if (kind == Kind.ZERO) {
            zeroEnd = whole + decimals;
        }
    }

    private void point(String text) {
        if (point) {
            throw refused(text, "it has two points");
        }
        point = true;
        elements.add(new Element(Kind.POINT, "."));
    }

    private void sign(Kind kind, boolean ofMinus, boolean ofPlus, String text) {
        if (brackets) {
            throw refused(text, "it has PR beside another sign");
        }
        minus |= ofMinus;
        plus |= ofPlus;
        elements.add(new Element(kind, ""));
    }

    /** Writes a number. One with more digits before the point than the pattern has is written as {@code #}. */
    public String format(BigDecimal value) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        return write(rounded.abs(), rounded.signum() < 0, decimals);
    }

    /**
     * Writes a binary fraction. Digits that its type does not have behind the point are left out.
     *
     * @param value not NaN or infinite
     * @param digits how many decimal digits its type has
     */
    public String format(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        int before =
                exact.abs().setScale(0, RoundingMode.HALF_EVEN).toPlainString().length();
        int behind = Math.max(0, Math.min(decimals, digits - before));
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        return write(exact.abs().setScale(behind, RoundingMode.HALF_EVEN), negative, behind);
    }

    private String write(BigDecimal absolute, boolean negative, int behind) {
        String digits = absolute.toPlainString();
        int before = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        return before > whole
                ? new Writer("#".repeat(whole) + "." + "#".repeat(behind), 0, negative, behind).write()
                : new Writer(digits, whole - before, negative, behind).write();
    }

    /** Writes one number; named as the variables of {@code NUM_processor}. */
    private final class Writer {
        private final String number;
        private final int leading;
        private final boolean negative;
        private final int behind;
        private final boolean inBrackets;
        private final int count;
        /** Where the last digit is that FM does not strip; -1 if it strips none. */
        private final int lastRelevant;

        private final StringBuilder out = new StringBuilder();
        private boolean signWritten;
        private boolean inNumber;
        private int current;
        private int next;

        /**
         * @param leading how many digits of the pattern are before those of the number
         * @param behind how many digits of the number are behind the point
         */
        Writer(String number, int leading, boolean negative, int behind) {
            this.number = number;
            this.leading = leading;
            this.negative = negative;
            this.behind = behind;
            this.inBrackets = brackets && (negative || !fill);
            if (plus || minus) {
                signWritten = minus;
            } else {
                signWritten = !negative && fill;
            }
            this.lastRelevant = fill && point ? lastRelevant() : -1;
            this.count = behind + whole - 1 + (!signWritten && leading == 0 ? 1 : 0);
        }

        private int lastRelevant() {
            int last = number.indexOf('.');
            if (last < 0) {
                return -1;
            }
            for (int i = last + 1; i < number.length(); i++) {
                last = number.charAt(i) == '0' ? last : i;
            }
            return zeroEnd > leading ? Math.max(last, Math.min(number.length() - 1, zeroEnd - leading)) : last;
        }

        String write() {
            for (Element element : elements) {
                switch (element.kind()) {
                    case NINE, ZERO, POINT -> part(element.kind());
                    case COMMA -> symbol(inNumber, ",");
                    case MINUS -> symbol(negative, "-");
                    case PLUS -> symbol(!negative, "+");
                    case SIGN -> out.append(negative ? '-' : '+');
                    case TEXT -> out.append(element.text());
                }
            }
            return out.toString();
        }

        private void symbol(boolean written, String symbol) {
            if (written) {
                out.append(symbol);
            } else if (!fill) {
                out.append(' ');
            }
        }

        private void part(Kind kind) {
            inNumber = false;
            boolean fromZero = zeroFrom >= 0 && zeroFrom == current;
            if (!signWritten && (current >= leading || fromZero) && (!isLoneZero() || endsAtPoint())) {
                sign();
            }
            if (current < leading && (zeroFrom < 0 || zeroFrom > current)) {
                blank();
            } else if (current < leading) {
                out.append('0');
                inNumber = true;
            } else {
                digit(kind);
                next = Math.min(number.length(), next + 1);
            }
            closing();
            current++;
        }

        private void sign() {
            if (inBrackets) {
                out.append(negative ? '<' : ' ');
            } else if (negative) {
                out.append('-');
            } else {
                blank();
            }
            signWritten = true;
        }

        private void blank() {
            if (!fill) {
                out.append(' ');
            }
        }

        private void digit(Kind kind) {
            if (next < number.length() && number.charAt(next) == '.') {
                out.append('.');
            } else if (lastRelevant < 0 || next <= lastRelevant || kind == Kind.ZERO) {
                if (!isLoneZero()) {
                    out.append(next < number.length() ? number.substring(next, next + 1) : "");
                    inNumber = true;
                } else if (fill && endsAtPoint()) {
                    out.append('0');
                } else {
                    blank();
                }
            }
        }

        /** Whether the next digit is the zero before a point that need not be written. */
        private boolean isLoneZero() {
            return zeroFrom < 0 && next == 0 && number.charAt(0) == '0' && behind != 0;
        }

        private boolean endsAtPoint() {
            return lastRelevant >= 0 && number.charAt(lastRelevant) == '.';
        }

        private void closing() {
            int end = lastRelevant >= 0 && lastRelevant == next
                    ? current
                    : count + (leading > 0 ? 1 : 0) + (point ? 1 : 0);
            if (current + 1 == end && signWritten && inBrackets) {
                out.append(negative ? '>' : ' ');
            }
        }
    }
}
