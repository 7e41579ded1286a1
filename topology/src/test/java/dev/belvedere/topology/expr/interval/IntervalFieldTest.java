package dev.belvedere.topology.expr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalFieldTest {

    @ParameterizedTest
    @EnumSource(names = {"HOUR", "DAY", "YEAR", "MILLENNIUM", "EPOCH"})
    void isInfiniteInDoublePrecisionOnlyWhereItGrows(IntervalField field) {
        assertThat(field.asFraction(Interval.INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(field.asFraction(Interval.MINUS_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> field.of(Interval.INFINITY))
                .isInstanceOfSatisfying(
                        ExprException.class,
                        failure -> assertThat(failure.state()).contains(SqlState.FEATURE_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"MICROSECONDS", "MILLISECONDS", "SECOND", "MINUTE", "MONTH", "QUARTER"})
    void isNullOfAnInfiniteIntervalWhereItComesRoundAgain(IntervalField field) {
        assertThat(field.asFraction(Interval.INFINITY)).isNull();
        assertThat(field.of(Interval.MINUS_INFINITY)).isNull();
    }

    @Test
    void countsQuartersOfDaysInTheYearsOfAnEpoch() {
        assertThat(IntervalField.EPOCH.of(new Interval(13, 1, 500_000))).hasToString("34236000.500000");
    }
}
