package dev.belvedere.bench.engine.dsl;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The serde of amounts of money, as unscaled integers. */
final class DecimalSerde {

    static final int SCALE = 2;

    private DecimalSerde() {}

    static Serde<BigDecimal> create() {
        return Serdes.serdeFrom(
                (topic, amount) -> amount == null
                        ? null
                        : amount.setScale(SCALE).unscaledValue().toByteArray(),
                (topic, bytes) -> bytes == null ? null : new BigDecimal(new BigInteger(bytes), SCALE));
    }
}
