package dev.belvedere.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final ManualTime time = new ManualTime();
    private final AtomicInteger checks = new AtomicInteger();
    private final Waiting waiting = Waiting.every(INTERVAL, time);

    @Test
    void doesNotSleepWhereTheConditionHolds() {
        assertThat(waiting.until(holdsAtCheck(1))).isTrue();
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void checksAtTheIntervalUntilTheConditionHolds() {
        assertThat(waiting.until(holdsAtCheck(4))).isTrue();
        assertThat(time.sleeps()).containsExactly(INTERVAL, INTERVAL, INTERVAL);
    }

    @Test
    void givesUpAtTheDeadlineAfterALastCheck() {
        assertThat(waiting.atMost(Duration.ofMillis(250)).until(() -> checks.incrementAndGet() < 0))
                .isFalse();
        assertThat(time.sleeps()).containsExactly(INTERVAL, INTERVAL, Duration.ofMillis(50));
        assertThat(checks).hasValue(4);
    }

    @Test
    void checksOnceWithoutTime() {
        assertThat(waiting.atMost(Duration.ZERO).until(holdsAtCheck(1))).isTrue();
        assertThat(waiting.atMost(Duration.ofMillis(-1)).until(() -> false)).isFalse();
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void givesEachWaitADeadlineOfItsOwn() {
        Waiting shortly = waiting.atMost(INTERVAL);
        assertThat(shortly.until(() -> false)).isFalse();
        assertThat(shortly.until(holdsAtCheck(2))).isTrue();
    }

    @Test
    void givesUpWhenInterruptedAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(waiting.until(holdsAtCheck(2))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(checks).hasValue(1);
    }

    @Test
    void passesOnWhatTheConditionThrows() {
        assertThatThrownBy(() -> waiting.until(() -> {
                    throw new IOException("unreachable");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("unreachable");
    }

    @Test
    void refusesAnIntervalOfZero() {
        assertThatThrownBy(() -> Waiting.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sleepsByTheSystemsClock() {
        assertThat(Waiting.every(Duration.ofNanos(1)).until(holdsAtCheck(3))).isTrue();
    }

    private Waiting.Condition<RuntimeException> holdsAtCheck(int check) {
        return () -> checks.incrementAndGet() >= check;
    }
}
