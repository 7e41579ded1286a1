package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SUM of exact numbers: the sum as an integer number of units of the last place, and the number of values. */
final class SumAccumulator implements Accumulator {

    private final SqlType type;
    private long count;
    private BigInteger units = BigInteger.ZERO;

    SumAccumulator(SqlType type) {
        this.type = type;
    }

    static SumAccumulator read(ByteReader in, SqlType type) {
        SumAccumulator accumulator = new SumAccumulator(type);
        accumulator.count = in.readZigzag();
        accumulator.units = new BigInteger(Objects.requireNonNull(Sized.read(in)));
        return accumulator;
    }

    @Override
    public void accept(Object value, int weight) {
        BigInteger added = value instanceof BigDecimal decimal
                ? decimal.setScale(type.scale()).unscaledValue()
                : BigInteger.valueOf(((Number) value).longValue());
        units = weight > 0 ? units.add(added) : units.subtract(added);
        count += weight;
    }

    @Override
    public boolean isZero() {
        return count == 0 && units.signum() == 0;
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return null;
        }
        return type.kind() == SqlType.Kind.BIGINT ? (Object) bigint() : new BigDecimal(units, type.scale());
    }

    private long bigint() {
        if (units.bitLength() >= Long.SIZE) {
            throw ExprException.failed(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "a sum is out of range for bigint.");
        }
        return units.longValue();
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(count);
        Sized.write(out, units.toByteArray());
    }
}
