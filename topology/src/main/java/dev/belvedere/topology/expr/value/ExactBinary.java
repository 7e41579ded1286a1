package dev.belvedere.topology.expr.value;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigInteger;
import java.util.Objects;

/**
 * A binary fraction of any length: {@code units} times two to the power of {@code exponent}. Sums and products are exact; only the conversion to a
 * {@code double} rounds, to the nearest, and of two equally near ones to the even one. Immutable.
 */
public record ExactBinary(BigInteger units, int exponent) {

    public static final ExactBinary ZERO = new ExactBinary(BigInteger.ZERO, 0);

    private static final int DOUBLE_BITS = 53;
    private static final int FLOAT_BITS = 24;
    // Enough for a quotient that is cut off here, and marked as such by one more bit, to be rounded as the whole one.
    private static final int QUOTIENT_BITS = 66;

    public ExactBinary {
        int zeros = units.signum() == 0 ? 0 : units.getLowestSetBit();
        exponent = units.signum() == 0 ? 0 : exponent + zeros;
        units = units.shiftRight(zeros);
    }

    /** Returns the exact value of a finite number. */
    public static ExactBinary of(double number) {
        int exponent = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - DOUBLE_BITS + 1;
        long units =
                (long) Math.scalb(number, DOUBLE_BITS - 1 - Math.max(Math.getExponent(number), Double.MIN_EXPONENT));
        return new ExactBinary(BigInteger.valueOf(units), exponent);
    }

    public static ExactBinary read(ByteReader in) {
        int exponent = (int) in.readZigzag();
        return new ExactBinary(new BigInteger(Objects.requireNonNull(Sized.read(in))), exponent);
    }

    public void writeTo(ByteWriter out) {
        out.writeZigzag(exponent);
        Sized.write(out, units.toByteArray());
    }

    public int signum() {
        return units.signum();
    }

    public ExactBinary plus(ExactBinary other) {
        int common = Math.min(exponent, other.exponent);
        return new ExactBinary(unitsOf(common).add(other.unitsOf(common)), common);
    }

    private BigInteger unitsOf(int lowerExponent) {
        return units.signum() == 0 ? units : units.shiftLeft(exponent - lowerExponent);
    }

    public ExactBinary negated() {
        return new ExactBinary(units.negate(), exponent);
    }

    public ExactBinary times(ExactBinary other) {
        return new ExactBinary(units.multiply(other.units), exponent + other.exponent);
    }

    public ExactBinary times(long factor) {
        return new ExactBinary(units.multiply(BigInteger.valueOf(factor)), exponent);
    }

    /** Returns a value that every rounding treats as the quotient. */
    public ExactBinary dividedBy(BigInteger divisor) {
        int shift = Math.max(0, QUOTIENT_BITS + divisor.bitLength() - units.bitLength());
        return cut(units.shiftLeft(shift).divideAndRemainder(divisor), exponent - shift);
    }

    /** Returns a value that every rounding treats as the quotient; the divisor must be greater than zero. */
    public ExactBinary dividedBy(ExactBinary divisor) {
        ExactBinary quotient = dividedBy(divisor.units);
        return new ExactBinary(quotient.units, quotient.exponent - divisor.exponent);
    }

    /** Returns a value that every rounding treats as the square root; the value must not be negative. */
    public ExactBinary squareRoot() {
        int shift = Math.max(0, 2 * QUOTIENT_BITS - units.bitLength());
        int even = (exponent - shift) % 2 == 0 ? shift : shift + 1;
        return cut(units.shiftLeft(even).sqrtAndRemainder(), (exponent - even) / 2);
    }

    /** Returns the first number with one more bit, which says whether there is a rest. */
    private static ExactBinary cut(BigInteger[] resultAndRest, int exponent) {
        BigInteger result = resultAndRest[0].shiftLeft(1);
        return new ExactBinary(result.add(BigInteger.valueOf(resultAndRest[1].signum())), exponent - 1);
    }

    /** Returns the nearest number; infinity if the value is greater than all. */
    public double toDouble() {
        return rounded(DOUBLE_BITS, Double.MIN_EXPONENT - DOUBLE_BITS + 1);
    }

    /** Returns the nearest number, which is the result of an aggregate; fails if the value is greater than all. */
    public double toResult() {
        double rounded = toDouble();
        refuseInfinite(rounded);
        return rounded;
    }

    /** Fails for the result of an aggregate of finite numbers that has become infinite. */
    public static void refuseInfinite(double rounded) {
        if (Double.isInfinite(rounded)) {
            throw ExprException.failed(
                    SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "an aggregate of binary fractions is out of range for its type.");
        }
    }

    /** Returns the nearest number; infinity if the value is greater than all. */
    public float toFloat() {
        return (float) rounded(FLOAT_BITS, Float.MIN_EXPONENT - FLOAT_BITS + 1);
    }

    private double rounded(int bits, int leastExponent) {
        BigInteger magnitude = units.abs();
        int last = Math.max(exponent + magnitude.bitLength() - bits, leastExponent);
        int dropped = last - exponent;
        BigInteger kept = dropped > 0 ? magnitude.shiftRight(dropped) : magnitude;
        boolean up = dropped > 0
                && magnitude.testBit(dropped - 1)
                && (magnitude.getLowestSetBit() < dropped - 1 || kept.testBit(0));
        double value = Math.scalb((up ? kept.add(BigInteger.ONE) : kept).doubleValue(), dropped > 0 ? last : exponent);
        return units.signum() < 0 ? -value : value;
    }
}
