package dev.belvedere.topology.expr.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalInputTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1 month -2 days 03:00,         1 mon -2 days +03:00:00",
        "- 1 month 1 day,               -1 mons +1 day",
        "2 Weeks,                       14 days",
        "1.5 months,                    1 mon 15 days",
        "-1.5 days,                     -1 days -12:00:00",
        "0.5 year,                      6 mons",
        ".5 hours 1.25 ms,              00:30:00.00125",
        "1 year 2 mons -3 days +04:05:06.5, 1 year 2 mons -3 days +04:05:06.5",
        "1 day 02:00 ago,               -1 days -02:00:00",
        "-90,                           -00:01:30",
        "25:00:00,                      25:00:00",
        "1 day -02:30,                  1 day -02:30:00",
        "Infinity,                      infinity",
    })
    void readsWhatItWrites(String text, String written) {
        assertThat(IntervalInput.interval(text)).hasToString(written);
        assertThat(IntervalInput.interval(written)).isEqualTo(IntervalInput.interval(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "day", "1 fortnight", "1 day 2 days", "1 hour 02:00", "1 day 2 3", "ago", ". days"})
    void readsNoOtherTexts(String text) {
        assertThatThrownBy(() -> IntervalInput.interval(text)).hasMessageContaining("is not an interval");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"3000000000 years", "2147483648 days", "3000000000 hours", "00:60", "1 day 00:00:61"})
    void refusesNumbersThatAreTooLarge(String text) {
        assertThatThrownBy(() -> IntervalInput.interval(text))
                .isInstanceOfSatisfying(
                        ExprException.class,
                        failure -> assertThat(failure.state()).contains(SqlState.INTERVAL_FIELD_OVERFLOW));
    }
}
