package dev.belvedere.topology.expr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Interval;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaterTimesTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 31, 12, 0);
    private static final long HOUR = 3_600_000_000L;

    @ParameterizedTest(name = "{0} months, {1} days and {2} hours after {3} it is {4}")
    @CsvSource({
        " 1,  0,   0, 2023-01-31T00:00, 2023-02-28T00:00",
        " 1,  1,   0, 2023-01-31T00:00, 2023-03-01T00:00",
        "10,  0,   0, 2024-02-29T12:00, 2024-12-29T12:00",
        " 0,  0, -36, 2023-01-01T00:00, 2022-12-30T12:00",
        "-1,  1,   0, 2023-03-31T00:00, 2023-03-01T00:00",
        "-1, -1,   0, 2023-03-31T00:00, 2023-02-27T00:00",
    })
    void addsMonthsThenDaysThenTime(int months, int days, int hours, LocalDateTime time, LocalDateTime later) {
        assertThat(LaterTimes.after(time, new Interval(months, days, hours * HOUR)))
                .isEqualTo(later);
    }

    @Test
    void justifiesTheHoursBetweenTwoTimes() {
        assertThat(LaterTimes.between(TIME, TIME.plusDays(40).minusHours(1))).isEqualTo(new Interval(0, 39, 23 * HOUR));
        assertThat(LaterTimes.between(TIME.plusDays(40).minusHours(1), TIME))
                .isEqualTo(new Interval(0, -39, -23 * HOUR));
    }

    @Test
    void isInfinitelyFarFromInfinity() {
        assertThat(LaterTimes.between(TIME, LocalDateTime.MAX)).isEqualTo(Interval.INFINITY);
        assertThat(LaterTimes.between(TIME, LocalDateTime.MIN)).isEqualTo(Interval.MINUS_INFINITY);
        assertThat(LaterTimes.after(TIME, Interval.MINUS_INFINITY)).isEqualTo(LocalDateTime.MIN);
        assertThatThrownBy(() -> LaterTimes.between(LocalDateTime.MAX, LocalDateTime.MAX))
                .hasMessageContaining("interval out of range");
        assertThatThrownBy(() -> LaterTimes.after(LocalDateTime.MAX, Interval.MINUS_INFINITY))
                .hasMessageContaining("timestamp out of range");
    }

    @Test
    void goesRoundTheClock() {
        assertThat(LaterTimes.after(LocalTime.of(23, 0), new Interval(1, 1, 2 * HOUR)))
                .isEqualTo(LocalTime.of(1, 0));
        assertThat(LaterTimes.before(LocalTime.of(1, 0), Interval.ofMicros(50 * HOUR)))
                .isEqualTo(LocalTime.of(23, 0));
        assertThatThrownBy(() -> LaterTimes.after(LocalTime.NOON, Interval.INFINITY))
                .hasMessageContaining("cannot be infinite");
    }
}
