package dev.belvedere.serdes.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "  0,  0,           0, 00:00:00",
        " 14, -3, 14706500000, 1 year 2 mons -3 days +04:05:06.5",
        "-14,  3,           0, -1 years -2 mons +3 days",
        " 12,  1,          -1, 1 year 1 day -00:00:00.000001",
        "  1,  0, -3600000000, 1 mon -01:00:00",
        "  0, -1,    60000000, -1 days +00:01:00",
        "  0,  0, 9223372036854775807, 2562047788:00:54.775807",
        "  0,  0, -9223372036854775808, -2562047788:00:54.775808",
    })
    void isWrittenAsInPostgres(int months, int days, long micros, String text) {
        assertThat(new Interval(months, days, micros)).hasToString(text);
    }

    @Test
    void isOrderedByItsLength() {
        Interval month = new Interval(1, 0, 0);

        assertThat(month).isEqualByComparingTo(new Interval(0, 30, 0));
        assertThat(month).isEqualByComparingTo(Interval.ofMicros(30 * Interval.MICROS_A_DAY));
        assertThat(month).isLessThan(new Interval(0, 30, 1));
        assertThat(Interval.INFINITY).isGreaterThan(new Interval(Integer.MAX_VALUE, 0, Long.MAX_VALUE));
        assertThat(Interval.MINUS_INFINITY).isLessThan(new Interval(Integer.MIN_VALUE, 0, Long.MIN_VALUE));
    }
}
