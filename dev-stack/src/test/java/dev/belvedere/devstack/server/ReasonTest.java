package dev.belvedere.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void isTheInnermostCauseOfATrace() {
        String trace = "outer\n\tat a.B\nCaused by: middle\n\tat c.D\nCaused by: inner\n\tat e.F\n\t... 3 more";

        assertThat(Reason.of(trace)).isEqualTo("inner");
    }

    @Test
    void isTheFirstLineOfATraceWithoutCauses() {
        assertThat(Reason.of("only\n\tat a.B")).isEqualTo("only");
    }

    @Test
    void isTheTypeOfACauseThatSaysNothing() {
        assertThat(Reason.of(new IllegalStateException("outer", new NullPointerException())))
                .isEqualTo("java.lang.NullPointerException");
    }
}
