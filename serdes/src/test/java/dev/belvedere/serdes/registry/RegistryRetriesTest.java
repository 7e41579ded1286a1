package dev.belvedere.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryRetriesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FakeTimer timer = new FakeTimer();
    private final RegistryRetries retries = new RegistryRetries("http://registry", TIMEOUT, timer);

    @Test
    void sendsARequestThatSucceedsOnce() {
        assertThat(retries.<String>send("schema id 7", () -> "found")).isEqualTo("found");
        assertThat(timer.pauses).isEmpty();
    }

    @Test
    void doublesThePauseUntilTwoSeconds() {
        assertThatThrownBy(() -> retries.send("schema id 7", RegistryRetriesTest::unreachable))
                .isInstanceOf(RegistryException.class);
        assertThat(timer.pauses.stream().map(Duration::toMillis))
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L, 2_000L);
    }

    @Test
    void neverPausesBeyondTheTimeout() {
        assertThatThrownBy(() -> retries.send("schema id 7", RegistryRetriesTest::unreachable))
                .hasMessageContainingAll("http://registry", "within 9150 ms", "schema id 7", "refused connection");
        assertThat(timer.elapsed()).isLessThanOrEqualTo(TIMEOUT);
    }

    @Test
    void countsTheTimeThatRequestsTake() {
        assertThatThrownBy(() -> retries.send("schema id 7", () -> {
                    timer.advance(Duration.ofSeconds(6));
                    throw new ConnectException("refused connection");
                }))
                .hasMessageContaining("within 12050 ms");
        assertThat(timer.pauses).hasSize(1);
    }

    @Test
    void sendsARequestOnceWhereTheTimeoutIsZero() {
        RegistryRetries once = new RegistryRetries("http://registry", Duration.ZERO, timer);
        assertThatThrownBy(() -> once.send("schema id 7", RegistryRetriesTest::unreachable))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo("registry-unreachable"));
        assertThat(timer.pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void repeatsARequestAfterATransientStatus(int status) {
        List<Integer> statuses = new ArrayList<>(List.of(status, status));
        String answer = retries.send("schema id 7", () -> {
            if (!statuses.isEmpty()) {
                throw new RestClientException("later", statuses.remove(0), status);
            }
            return "found";
        });
        assertThat(answer).isEqualTo("found");
        assertThat(timer.pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 409, 422})
    void repeatsNoRequestThatWasRefused(int status) {
        assertThatThrownBy(() -> retries.send("schema id 7", () -> {
                    throw new RestClientException("no", status, status);
                }))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo("registry-refused"))
                .hasMessageContaining("status " + status);
        assertThat(timer.pauses).isEmpty();
    }

    @Test
    void keepsTheInterruptOfAThreadThatPauses() {
        timer.interrupted = true;
        assertThatThrownBy(() -> retries.send("schema id 7", RegistryRetriesTest::unreachable))
                .isInstanceOf(RegistryException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static String unreachable() throws IOException {
        throw new ConnectException("refused connection");
    }

    /** Time that passes only while somebody sleeps. */
    private static final class FakeTimer implements RegistryRetries.Timer {
        private final List<Duration> pauses = new ArrayList<>();
        private boolean interrupted;
        // Near the end of its range, because System.nanoTime may start anywhere.
        private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
        private final long start = now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException();
            }
            pauses.add(pause);
            advance(pause);
        }

        void advance(Duration time) {
            now += time.toNanos();
        }

        Duration elapsed() {
            return Duration.ofNanos(now - start);
        }
    }
}
