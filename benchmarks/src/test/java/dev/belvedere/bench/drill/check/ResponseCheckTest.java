package dev.belvedere.bench.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseCheckTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final OrderHistory order =
            new OrderHistory(1, 11, 7, new ColumnVersions<>("Ann"), new ColumnVersions<>(new BigDecimal("10.00")));
    private final ResponseCheck check = new ResponseCheck();

    @Test
    void catchesAnAnswerThatIsTooStale() {
        order.totals().begin(new BigDecimal("12.50"));
        order.totals().seen(1, System.nanoTime());
        long later = System.nanoTime() + SECOND.toNanos();

        Optional<String> wrong = check.wrong(order, answer("10.00", later, Optional.of(SECOND)));

        assertThat(wrong).hasValueSatisfying(sentence -> assertThat(sentence).contains("has to show at least"));
    }

    @Test
    void acceptsAnAnswerWithinTheRequestedStaleness() {
        order.totals().begin(new BigDecimal("12.50"));
        order.totals().seen(1, System.nanoTime());

        Optional<String> wrong = check.wrong(order, answer("10.00", System.nanoTime(), Optional.of(SECOND)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void acceptsThatAnotherReaderHasSeenMore() {
        order.totals().begin(new BigDecimal("12.50"));
        new ResponseCheck().wrong(order, answer("12.50", System.nanoTime(), Optional.empty()));

        assertThat(check.wrong(order, answer("10.00", System.nanoTime(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void comparesTheTotalExactly() {
        assertThat(check.wrong(order, answer("10.0", System.nanoTime(), Optional.empty())))
                .isPresent();
    }

    @Test
    void catchesARowOfAnotherOrder() {
        OrderHistory other = new OrderHistory(2, 21, 7, order.names(), order.totals());

        assertThat(check.wrong(other, answer("10.00", System.nanoTime(), Optional.empty())))
                .isPresent();
    }

    @Test
    void catchesInvalidJson() {
        RowResponse nonsense = new RowResponse("i", 0, Optional.empty(), 200, "…", Optional.empty());

        assertThat(check.wrong(order, nonsense)).isPresent();
    }

    private static RowResponse answer(String total, long requestedNanos, Optional<Duration> maxStaleness) {
        String body = "{\"id\":1,\"name\":\"Ann\",\"total\":" + total + "}";
        return new RowResponse("127.0.0.1:8080", requestedNanos, maxStaleness, 200, body, Optional.empty());
    }
}
