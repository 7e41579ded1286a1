package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.expr.interval.IntervalArithmetic;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SUM of intervals: the sums of their months, days and microseconds, and the numbers of finite and of infinite values. */
final class IntervalSumAccumulator implements Accumulator {

    private long finite;
    private long infinite;
    private long minusInfinite;
    private long months;
    private long days;
    private BigInteger micros = BigInteger.ZERO;

    static IntervalSumAccumulator read(ByteReader in) {
        IntervalSumAccumulator accumulator = new IntervalSumAccumulator();
        accumulator.finite = in.readZigzag();
        accumulator.infinite = in.readZigzag();
        accumulator.minusInfinite = in.readZigzag();
        accumulator.months = in.readZigzag();
        accumulator.days = in.readZigzag();
        accumulator.micros = new BigInteger(Objects.requireNonNull(Sized.read(in)));
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        Interval interval = (Interval) value;
        if (interval.equals(Interval.INFINITY)) {
            infinite += weight;
        } else if (interval.isInfinite()) {
            minusInfinite += weight;
        } else {
            finite += weight;
            months += (long) weight * interval.months();
            days += (long) weight * interval.days();
            micros = micros.add(BigInteger.valueOf(interval.micros()).multiply(BigInteger.valueOf(weight)));
        }
    }

    @Override
    public boolean isZero() {
        return finite == 0 && infinite == 0 && minusInfinite == 0 && months == 0 && days == 0 && micros.signum() == 0;
    }

    @Override
    public @Nullable Object result() {
        if (infinite != 0 && minusInfinite != 0) {
            throw IntervalArithmetic.outOfRange();
        }
        if (infinite != 0 || minusInfinite != 0) {
            return infinite != 0 ? Interval.INFINITY : Interval.MINUS_INFINITY;
        }
        return finite == 0 ? null : sum();
    }

    private Interval sum() {
        try {
            return IntervalArithmetic.finite(
                    new Interval(Math.toIntExact(months), Math.toIntExact(days), micros.longValueExact()));
        } catch (ArithmeticException e) {
            throw IntervalArithmetic.outOfRange();
        }
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(finite);
        out.writeZigzag(infinite);
        out.writeZigzag(minusInfinite);
        out.writeZigzag(months);
        out.writeZigzag(days);
        Sized.write(out, micros.toByteArray());
    }
}
