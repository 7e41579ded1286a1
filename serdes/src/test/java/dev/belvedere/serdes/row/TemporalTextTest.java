package dev.belvedere.serdes.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text says is read back. {@code RowJsonIT} asks PostgreSQL about the texts. */
class TemporalTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "0001-01-01", "12345-06-07", "0045-02-29 BC", "infinity", "-infinity"})
    void readsTheDatesThatItWrites(String text) {
        assertThat(TemporalText.of(TemporalText.date(text))).isEqualTo(text);
        if (!text.contains("infinity")) {
            String timestamp = text.replaceFirst("( BC)?$", "T23:59:59.000001$1");
            assertThat(TemporalText.of(TemporalText.timestamp(timestamp))).isEqualTo(timestamp);
        }
    }

    @Test
    void writesWhatJavaHasNoWordsFor() {
        assertThat(TemporalText.of(LocalDate.MAX)).isEqualTo("infinity");
        assertThat(TemporalText.of(LocalDateTime.MIN)).isEqualTo("-infinity");
        assertThat(TemporalText.of(Instant.MAX)).isEqualTo("infinity");
        assertThat(TemporalText.of(Instant.MIN)).isEqualTo("-infinity");
        assertThat(TemporalText.of(LocalTime.MAX)).isEqualTo("24:00:00");
        assertThat(TemporalText.time("24:00:00")).isEqualTo(LocalTime.MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05.6+02:00", "2026-01-02T01:04:05.6Z"})
    void readsMomentsWithAnyOffset(String text) {
        assertThat(TemporalText.instant(text)).isEqualTo(Instant.parse("2026-01-02T01:04:05.6Z"));
        assertThat(TemporalText.instant(text + " BC")).isEqualTo(Instant.parse("-2025-01-02T01:04:05.6Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "0044-02-29 BC", "0000-01-01", "2026-1-2", "+2026-01-02", "Infinity"})
    void refusesWhatIsNoDate(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> TemporalText.date(text));
    }
}
