package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.value.ExactBinary;
import dev.belvedere.topology.plan.logical.AggregateCall;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sums, averages and deviations of {@code real} and {@code double precision}. The sum of the values, and that of their squares, are kept exactly and rounded
 * once, when the result is read, so that neither their order nor a value that was retracted shows. PostgreSQL rounds at each value, in the order of its rows.
 */
final class BinaryAccumulator implements Accumulator {

    private final AggregateCall call;
    private final boolean squared;
    private long count;
    private long notNumbers;
    private long infinite;
    private long negativeInfinite;
    private long negativeZeros;
    private ExactBinary sum = ExactBinary.ZERO;
    private ExactBinary squares = ExactBinary.ZERO;

    BinaryAccumulator(AggregateCall call) {
        this.call = call;
        this.squared = switch (call.function()) {
            case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> true;
            default -> false;
        };
    }

    static BinaryAccumulator read(ByteReader in, AggregateCall call) {
        BinaryAccumulator accumulator = new BinaryAccumulator(call);
        accumulator.count = in.readZigzag();
        accumulator.notNumbers = in.readZigzag();
        accumulator.infinite = in.readZigzag();
        accumulator.negativeInfinite = in.readZigzag();
        accumulator.negativeZeros = in.readZigzag();
        accumulator.sum = ExactBinary.read(in);
        if (accumulator.squared) {
            accumulator.squares = ExactBinary.read(in);
        }
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        double number = ((Number) value).doubleValue();
        count += weight;
        if (Double.isNaN(number)) {
            notNumbers += weight;
        } else if (number == Double.POSITIVE_INFINITY) {
            infinite += weight;
        } else if (number == Double.NEGATIVE_INFINITY) {
            negativeInfinite += weight;
        } else {
            finite(number, weight);
        }
    }

    private void finite(double number, int weight) {
        if (number == 0 && Math.copySign(1, number) < 0) {
            negativeZeros += weight;
        }
        ExactBinary exact = ExactBinary.of(number);
        sum = sum.plus(exact.times(weight));
        if (squared) {
            squares = squares.plus(exact.times(exact).times(weight));
        }
    }

    @Override
    public boolean isZero() {
        return count == 0
                && notNumbers == 0
                && infinite == 0
                && negativeInfinite == 0
                && negativeZeros == 0
                && sum.signum() == 0
                && squares.signum() == 0;
    }

    @Override
    public @Nullable Object result() {
        return switch (call.function()) {
            case SUM -> count == 0 ? null : sum();
            case AVG ->
                count == 0
                        ? null
                        : special()
                                ? limit()
                                : sum.dividedBy(BigInteger.valueOf(count)).toResult();
            case VAR_POP -> count == 0 ? null : deviation(count, false);
            case VAR_SAMP -> count <= 1 ? null : deviation(count - 1, false);
            case STDDEV_POP -> count == 0 ? null : deviation(count, true);
            case STDDEV_SAMP -> count <= 1 ? null : deviation(count - 1, true);
            default -> throw new IllegalStateException(call.toString());
        };
    }

    private Object sum() {
        if (special()) {
            return call.type().equals(SqlType.REAL) ? (Object) (float) limit() : limit();
        }
        boolean negativeZero = negativeZeros == count;
        if (call.type().equals(SqlType.REAL)) {
            float rounded = sum.toFloat();
            ExactBinary.refuseInfinite(rounded);
            return negativeZero ? -0f : rounded;
        }
        return negativeZero ? (Object) (-0d) : sum.toResult();
    }

    private boolean special() {
        return notNumbers > 0 || infinite > 0 || negativeInfinite > 0;
    }

    private double limit() {
        if (notNumbers > 0 || (infinite > 0 && negativeInfinite > 0)) {
            return Double.NaN;
        }
        return infinite > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** The variance is the sum of the squares of all distances to the mean, divided by the degrees of freedom. */
    private Object deviation(long degrees, boolean root) {
        if (special()) {
            return Double.NaN;
        }
        ExactBinary numerator = squares.times(count).plus(sum.times(sum).negated());
        ExactBinary variance = numerator.dividedBy(BigInteger.valueOf(count).multiply(BigInteger.valueOf(degrees)));
        return (root ? variance.squareRoot() : variance).toResult();
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(count);
        out.writeZigzag(notNumbers);
        out.writeZigzag(infinite);
        out.writeZigzag(negativeInfinite);
        out.writeZigzag(negativeZeros);
        sum.writeTo(out);
        if (squared) {
            squares.writeTo(out);
        }
    }
}
