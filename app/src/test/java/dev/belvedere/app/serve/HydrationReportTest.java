package dev.belvedere.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HydrationReportTest {

    @ParameterizedTest
    @CsvSource({
        "45.0, 11000, 45 %, 5.0 %/s, 11 s left",
        "0.0, 100000, 0 %, 1.0 %/s, 100 s left",
        "99.9, 400, 99 %, 0.2 %/s, 0 s left",
        "10.0, 150000, 10 %, 0.6 %/s, 3 min left",
        "10.0, 9000000, 10 %, 0.0 %/s, 3 h left"
    })
    void showsPercentRateAndTimeLeft(double percent, long leftMs, String done, String rate, String left) {
        assertThat(HydrationReport.of(hydrating(percent, OptionalLong.of(leftMs))))
                .isEqualTo(done + " (" + rate + ", " + left + ")");
    }

    @Test
    void showsThePercentAloneWhileNoRateIsKnown() {
        assertThat(HydrationReport.of(hydrating(12.7, OptionalLong.empty()))).isEqualTo("12 %");
    }

    @Test
    void showsNoTimeLeftOnceHydrated() {
        assertThat(HydrationReport.of(new ViewStatus(true, 100, OptionalLong.empty(), 0, 0)))
                .isEqualTo("100 %");
    }

    private static ViewStatus hydrating(double percent, OptionalLong leftMs) {
        return new ViewStatus(false, percent, leftMs, 0, 0);
    }
}
