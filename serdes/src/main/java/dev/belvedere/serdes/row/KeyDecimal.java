package dev.belvedere.serdes.row;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Encodes decimals by numeric value, whatever their scale: the sign, then, for a value of 0.d1d2d3… times ten to the power of e, the exponent e and the digits
 * without trailing zeros, two in a byte (00 to 99 as 1 to 100), and a zero byte. For negative values all but the sign is complemented, which reverses their order.
 */
final class KeyDecimal {

    private static final int NEGATIVE = 0;
    private static final int ZERO = 1;
    private static final int POSITIVE = 2;

    private KeyDecimal() {}

    static void write(BigDecimal value, ByteWriter out) {
        int sign = value.signum();
        out.writeByte(sign + ZERO);
        if (sign == 0) {
            return;
        }
        int start = out.position();
        String digits = value.unscaledValue().abs().toString();
        out.writeInt((digits.length() - value.scale()) ^ Integer.MIN_VALUE);
        writeDigits(digits, out);
        if (sign < 0) {
            out.complementFrom(start);
        }
    }

    private static void writeDigits(String digits, ByteWriter out) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        for (int i = 0; i < end; i += 2) {
            int low = i + 1 < end ? digits.charAt(i + 1) - '0' : 0;
            out.writeByte((digits.charAt(i) - '0') * 10 + low + 1);
        }
        out.writeByte(0);
    }

    /** Reads a value, without trailing zeros and with a scale of at least 0. */
    static BigDecimal read(ByteReader in) {
        return switch (in.readByte()) {
            case NEGATIVE -> read(in, 0xFF).negate();
            case ZERO -> BigDecimal.ZERO;
            case POSITIVE -> read(in, 0);
            default -> throw new CorruptEncodingException("the sign of a decimal before position " + in.position());
        };
    }

    private static BigDecimal read(ByteReader in, int mask) {
        int exponent = in.readInt() ^ (mask == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        StringBuilder digits = new StringBuilder();
        for (int pair = next(in, mask); pair > 0; pair = next(in, mask)) {
            digits.append((char) ('0' + (pair - 1) / 10)).append((char) ('0' + (pair - 1) % 10));
        }
        if (digits.isEmpty()) {
            throw new CorruptEncodingException("a decimal without digits before position " + in.position());
        }
        BigDecimal value =
                new BigDecimal(new BigInteger(digits.toString()), digits.length() - exponent).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static int next(ByteReader in, int mask) {
        int pair = (in.readByte() ^ mask) & 0xFF;
        if (pair > 100) {
            throw new CorruptEncodingException("digits " + pair + " of a decimal before position " + in.position());
        }
        return pair;
    }
}
