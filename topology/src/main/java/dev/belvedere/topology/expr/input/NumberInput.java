package dev.belvedere.topology.expr.input;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers, after PostgreSQL's numutils.c, numeric.c and float.c. */
final class NumberInput {

    private static final String DIGITS = "\\d+(?:_\\d+)*";
    private static final Pattern NUMERIC = Pattern.compile(
            "[+-]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?");
    private static final Pattern OTHER_BASE =
            Pattern.compile("([+-]?)0(?:[xX]((?:_?\\p{XDigit})+)|[oO]((?:_?[0-7])+)|[bB]((?:_?[01])+))");
    private static final Pattern NO_NUMERIC = Pattern.compile("nan|[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRACTION = Pattern.compile("[+-]?((?:\\d+\\.?\\d*|\\.\\d+))(?:[eE][+-]?\\d+)?");
    private static final Pattern HEX_FRACTION =
            Pattern.compile("[+-]?0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");

    private NumberInput() {}

    /**
     * Reads an integer, after {@code pg_strtoint64_safe}: as there, a number that is too long fails for its length even if something else follows it.
     *
     * @param least the smallest value of the type
     */
    static long integer(String text, long least) {
        String trimmed = InputText.trimmed(text);
        boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
        int at = signed ? 1 : 0;
        int base = base(trimmed, at);
        long magnitude = magnitude(trimmed, base == 10 ? at : at + 2, base, least, text);
        boolean negative = trimmed.startsWith("-");
        if (Long.compareUnsigned(magnitude, negative ? -least : -(least + 1)) > 0) {
            throw outOfRange(text);
        }
        return negative ? -magnitude : magnitude;
    }

    private static int base(String text, int at) {
        if (text.length() < at + 2 || text.charAt(at) != '0') {
            return 10;
        }
        return switch (text.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    /** Reads an unsigned number up to the text's end. A digit may have an underscore before it, but for the first digit of a decimal number. */
    private static long magnitude(String digits, int from, int base, long least, String text) {
        long limit = -(least / base);
        long magnitude = 0;
        int at = from;
        while (at < digits.length()) {
            boolean underscore = digits.charAt(at) == '_' && (at > from || base != 10);
            int position = underscore ? at + 1 : at;
            int digit = position < digits.length() ? digit(digits.charAt(position), base) : -1;
            if (digit < 0) {
                throw InputText.invalid(text, integerType(least));
            }
            if (Long.compareUnsigned(magnitude, limit) > 0) {
                throw outOfRange(text);
            }
            magnitude = magnitude * base + digit;
            at = position + 1;
        }
        if (at == from) {
            throw InputText.invalid(text, integerType(least));
        }
        return magnitude;
    }

    private static int digit(char character, int base) {
        return character < 128 ? Character.digit(character, base) : -1;
    }

    private static SqlType integerType(long least) {
        return least == Long.MIN_VALUE ? SqlType.BIGINT : SqlType.INTEGER;
    }

    /** Reads a numeric, with the digits that it is written with; its scale may be negative. */
    static BigDecimal numeric(String text) {
        String trimmed = InputText.trimmed(text);
        Matcher other = OTHER_BASE.matcher(trimmed);
        if (other.matches()) {
            return new BigDecimal(whole(other));
        }
        if (NO_NUMERIC.matcher(trimmed).matches()) {
            throw ExprException.failed(
                    SqlState.FEATURE_NOT_SUPPORTED, "views know no numeric that is infinite or not a number.");
        }
        if (!NUMERIC.matcher(trimmed).matches()) {
            throw InputText.invalid(text, SqlType.NUMERIC);
        }
        try {
            return new BigDecimal(trimmed.replace("_", ""));
        } catch (NumberFormatException exponentTooLarge) {
            throw outOfRange(text);
        }
    }

    private static BigInteger whole(Matcher number) {
        for (int group = 2; group <= 4; group++) {
            String digits = number.group(group);
            if (digits != null) {
                int base = group == 2 ? 16 : group == 3 ? 8 : 2;
                return new BigInteger(number.group(1) + digits.replace("_", ""), base);
            }
        }
        throw new IllegalStateException(number.group());
    }

    static double doublePrecision(String text) {
        String number = binaryFraction(text, SqlType.DOUBLE);
        double value = Double.parseDouble(number);
        if (isLost(number, value)) {
            throw outOfRange(text);
        }
        return value;
    }

    static float real(String text) {
        String number = binaryFraction(text, SqlType.REAL);
        float value = Float.parseFloat(number);
        if (isLost(number, value)) {
            throw outOfRange(text);
        }
        return value;
    }

    /** Returns the number as Java reads it. */
    private static String binaryFraction(String text, SqlType type) {
        String trimmed = InputText.trimmed(text);
        String unsigned = trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        return switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "inf", "infinity" -> trimmed.startsWith("-") ? "-Infinity" : "Infinity";
            default -> finiteFraction(trimmed, text, type);
        };
    }

    private static String finiteFraction(String trimmed, String text, SqlType type) {
        if (FRACTION.matcher(trimmed).matches()) {
            return trimmed;
        }
        Matcher hex = HEX_FRACTION.matcher(trimmed);
        if (!hex.matches()) {
            throw InputText.invalid(text, type);
        }
        return hex.group(2) == null ? trimmed + "p0" : trimmed;
    }

    /** Whether a finite number has become infinite, or one that is not zero has become zero. */
    private static boolean isLost(String number, double value) {
        if (Double.isInfinite(value)) {
            return !number.endsWith("Infinity");
        }
        String mantissa = number.replaceFirst("0[xX]", "")
                .replaceFirst(number.contains("p") || number.contains("P") ? "[pP].*" : "[eE].*", "");
        return value == 0
                && mantissa.chars().anyMatch(each -> each != '0' && each != '.' && each != '+' && each != '-');
    }

    private static ExprException outOfRange(String text) {
        return ExprException.failed(
                SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "'" + text + "' is out of range for its type.");
    }
}
