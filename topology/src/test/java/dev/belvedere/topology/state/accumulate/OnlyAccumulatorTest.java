package dev.belvedere.topology.state.accumulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OnlyAccumulatorTest {

    private final OnlyAccumulator only = new OnlyAccumulator(SqlType.NUMERIC);

    @Test
    void keepsTheValueAsItIsWritten() {
        only.accept(new BigDecimal("1.50"), 1);

        assertThat(only.result()).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void givesTheNewValueWhicheverOfTheTwoArrivesFirst() {
        only.accept(new BigDecimal("1.50"), 1);
        only.accept(new BigDecimal("1.5"), 1);
        only.accept(new BigDecimal("1.50"), -1);
        only.accept(new BigDecimal("2"), -1);
        only.accept(new BigDecimal("1.5"), -1);
        only.accept(new BigDecimal("2"), 1);
        only.accept(new BigDecimal("3.0"), 1);

        assertThat(only.result()).isEqualTo(new BigDecimal("3.0"));
    }

    @Test
    void isZeroAfterEveryValueIsRetracted() {
        only.accept(new BigDecimal("1.50"), 1);
        only.accept(new BigDecimal("1.50"), -1);

        assertThat(only.isZero()).isTrue();
        assertThat(only.result()).isNull();
    }

    @Test
    void readsWhatItWrote() {
        only.accept(new BigDecimal("-7.0"), -1);
        only.accept(new BigDecimal("-7.00"), 1);
        ByteWriter out = new ByteWriter(16);
        only.writeTo(out);

        OnlyAccumulator read = OnlyAccumulator.read(new ByteReader(out.toByteArray(), 0), SqlType.NUMERIC);

        assertThat(read.result()).isEqualTo(new BigDecimal("-7.00"));
        read.accept(new BigDecimal("-7.00"), -1);
        assertThat(read.result()).isNull();
        assertThat(read.isZero()).isFalse();
    }
}
