package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenResourcesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final OpenResources resources = new OpenResources();
    private final List<String> closed = new ArrayList<>();

    private void add(String name) {
        resources.add(name, closed::add);
    }

    private void addBroken(String name) {
        resources.add(name, open -> {
            throw new IllegalStateException(name);
        });
    }

    @Test
    void closesInReverseOrder() {
        add("first");
        add("second");

        resources.close(TIMEOUT);

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesOnce() {
        add("first");
        resources.close(TIMEOUT);

        resources.close(TIMEOUT);

        assertThat(closed).containsExactly("first");
    }

    @Test
    void passesTheTimeoutOn() {
        resources.addWithTimeout("stream", (open, timeout) -> closed.add(open + " " + timeout));

        resources.close(TIMEOUT);

        assertThat(closed).containsExactly("stream PT3S");
    }

    @Test
    void closesTheOthersIfOneCannotBeClosed() {
        add("first");
        addBroken("second");
        addBroken("third");

        assertThatThrownBy(() -> resources.close(TIMEOUT))
                .hasMessage("third")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("first");
    }

    @Test
    void keepsTheFailureThatItClosesAfter() {
        addBroken("first");
        RuntimeException failure = new RuntimeException("the start");

        resources.closeAfter(failure, TIMEOUT);

        assertThat(failure).hasMessage("the start");
        assertThat(failure.getSuppressed()).hasSize(1);
    }
}
