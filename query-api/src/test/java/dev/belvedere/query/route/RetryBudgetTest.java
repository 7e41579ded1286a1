package dev.belvedere.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final RetryBudget budget = new RetryBudget(Duration.ofMillis(200), now::get);

    @Test
    void isSpentOnceItsTimeHasPassed() {
        now.addAndGet(Duration.ofMillis(201).toNanos());

        assertThat(budget.isSpent()).isTrue();
    }

    @Test
    void allowsAnotherRoundOnlyAfterAPause() {
        now.addAndGet(Duration.ofMillis(151).toNanos());

        assertThat(budget.allowsAnotherRound()).isFalse();
        assertThat(budget.isSpent()).isFalse();
    }
}
