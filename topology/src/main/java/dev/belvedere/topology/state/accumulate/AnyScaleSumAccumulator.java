package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SUM of numbers that each have a scale of their own. PostgreSQL shows the sum with the largest scale among its values, so the accumulator counts the values
 * of each scale: retracting the last value of the largest scale shortens the sum again.
 */
final class AnyScaleSumAccumulator implements Accumulator {

    private final TreeMap<Integer, Long> valuesByScale = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;

    static AnyScaleSumAccumulator read(ByteReader in) {
        AnyScaleSumAccumulator accumulator = new AnyScaleSumAccumulator();
        for (long scales = in.readVarlong(); scales > 0; scales--) {
            accumulator.valuesByScale.put((int) in.readVarlong(), in.readZigzag());
        }
        int scale = (int) in.readVarlong();
        accumulator.sum = new BigDecimal(new BigInteger(Objects.requireNonNull(Sized.read(in))), scale);
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        BigDecimal number = (BigDecimal) value;
        int scale = Math.max(0, number.scale());
        valuesByScale.merge(scale, (long) weight, (before, change) -> before + change == 0 ? null : before + change);
        sum = weight > 0 ? sum.add(number) : sum.subtract(number);
    }

    @Override
    public boolean isZero() {
        return valuesByScale.isEmpty() && sum.signum() == 0;
    }

    @Override
    public @Nullable Object result() {
        return valuesByScale.isEmpty() ? null : sum.setScale(valuesByScale.lastKey());
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeVarlong(valuesByScale.size());
        for (Map.Entry<Integer, Long> values : valuesByScale.entrySet()) {
            out.writeVarlong(values.getKey());
            out.writeZigzag(values.getValue());
        }
        BigDecimal shortest = sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
        BigDecimal written = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        out.writeVarlong(written.scale());
        Sized.write(out, written.unscaledValue().toByteArray());
    }
}
