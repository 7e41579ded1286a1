package dev.belvedere.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void isDueAtASteadyRateWithoutDrift() {
        Pace pace = new Pace(100, 333.25);

        assertThat(pace.dueNanos(0)).isEqualTo(100);
        assertThat(pace.dueNanos(4)).isEqualTo(100 + 1_333);
        assertThat(pace.dueNanos(4_000_000)).isEqualTo(100 + 1_333_000_000);
    }

    @Test
    void waitsForATurnAndNotForAnOverdueOne() {
        Pace pace = Pace.of(100);

        pace.await(3);
        long third = System.nanoTime();
        pace.await(0);

        assertThat(third).isGreaterThanOrEqualTo(pace.dueNanos(3));
    }
}
