package dev.belvedere.devstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {

    @Test
    void isTheInnermostCauseOfATrace() {
        String trace = "outer\n\tat a.B\nCaused by: middle\n\tat c.D\nCaused by: inner\n\tat e.F\n\t... 3 more";

        assertThat(RootCause.of(trace)).isEqualTo("inner");
    }

    @Test
    void isTheFirstLineOfATraceWithoutCauses() {
        assertThat(RootCause.of("only\n\tat a.B")).isEqualTo("only");
    }

    @Test
    void isTheTypeOfACauseThatSaysNothing() {
        assertThat(RootCause.of(new IllegalStateException("outer", new NullPointerException())))
                .isEqualTo("java.lang.NullPointerException");
    }
}
