package dev.belvedere.topology.expr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpanTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 31, 12, 0);
    private static final long FOREVER = Span.between(TIME, LocalDateTime.MAX);

    @ParameterizedTest
    @EnumSource(names = {"HOUR", "DAY", "EPOCH"})
    void hasInfinitePartsThatOnlyABinaryFractionCanBe(Span.Part part) {
        assertThat(Span.fraction(FOREVER, part)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Span.fraction(Span.between(LocalDateTime.MAX, TIME), part)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> Span.part(FOREVER, part))
                .isInstanceOfSatisfying(
                        ExprException.class,
                        failure -> assertThat(failure.state()).contains(SqlState.FEATURE_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"MICROSECONDS", "MILLISECONDS", "SECOND", "MINUTE"})
    void hasNoPartsThatComeRoundAgainIfItIsInfinite(Span.Part part) {
        assertThat(Span.fraction(FOREVER, part)).isNull();
        assertThat(Span.part(FOREVER, part)).isNull();
    }

    @Test
    void hasNoHoursThatAreKnownFromNowToInfinity() {
        assertThat(Age.between(TIME, LocalDateTime.MAX, Age.Part.MONTH)).isNull();
        assertThat(Age.between(TIME, LocalDateTime.MAX, Age.Part.MINUTE)).isNull();
        assertThatThrownBy(() -> Age.between(TIME, LocalDateTime.MAX, Age.Part.HOUR))
                .hasMessageContaining("infinite");
        assertThatThrownBy(() -> Age.between(TIME, LocalDateTime.MAX, Age.Part.DAY))
                .hasMessageContaining("infinite");
    }
}
