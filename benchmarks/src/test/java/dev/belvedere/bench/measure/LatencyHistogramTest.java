package dev.belvedere.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private static final double PRECISION = 0.001;

    @Test
    void findsPercentilesInMilliseconds() {
        LatencyHistogram latencies = LatencyHistogram.concurrent();
        for (int ms = 1; ms <= 100; ms++) {
            latencies.record(ms * 1_000_000L);
        }

        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.ms(50)).isEqualTo(50, within(50 * PRECISION));
        assertThat(latencies.ms(99)).isEqualTo(99, within(99 * PRECISION));
        assertThat(latencies.ms(100)).isEqualTo(100, within(100 * PRECISION));
    }

    @Test
    void keepsThreeDigitsOfLongLatencies() {
        LatencyHistogram latencies = LatencyHistogram.singleThreaded();
        latencies.record(600_000_000_000L);

        assertThat(latencies.ms(50)).isEqualTo(600_000, within(600_000 * PRECISION));
    }
}
