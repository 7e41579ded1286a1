package dev.belvedere.topology.expr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @ParameterizedTest(name = "{0} after {1} it is {2}")
    @CsvSource({
        "1 month,            2023-01-31T00:00, 2023-02-28T00:00",
        "1 month 1 day,      2023-01-31T00:00, 2023-03-01T00:00",
        "1 year -2 mons,     2024-02-29T12:00, 2024-12-29T12:00",
        "-36 hours,          2023-01-01T00:00, 2022-12-30T12:00",
        "1 day 2:03:04.5,    2023-01-01T00:00, 2023-01-02T02:03:04.5",
        "1 day -02:00,       2023-01-01T00:00, 2023-01-01T22:00",
        "- 1 month 1 day,    2023-03-31T00:00, 2023-03-01T00:00",
        "\u22121 month 1 day,    2023-03-31T00:00, 2023-02-27T00:00",
        "1 month - 1 day,    2023-03-01T00:00, 2023-03-31T00:00",
        "2 Weeks,            2023-01-01T00:00, 2023-01-15T00:00"
    })
    void addsMonthsThenDaysThenTime(String interval, LocalDateTime time, LocalDateTime later) {
        assertThat(Interval.parse(interval).after(time)).isEqualTo(later);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "1", "day", "1.5 days", "1 day ago", "1 fortnight", "25:00:00", "1 day 2 3"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Interval.parse(text)).hasMessageContaining("is not an interval that views know");
    }
}
