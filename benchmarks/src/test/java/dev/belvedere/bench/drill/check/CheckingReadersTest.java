package dev.belvedere.bench.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.drill.check.FakeInstance.Reply;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Instances with planted bugs, which the readers have to notice. */
class CheckingReadersTest {

    private static final int PER_SECOND = 500;

    private final OrderHistory order =
            new OrderHistory(1, 11, 7, new ColumnVersions<>("Ann"), new ColumnVersions<>(new BigDecimal("10.00")));
    private final Tally tally = new Tally();

    @Test
    void findsNothingWrongWithRowsThatGoForward() {
        order.names().begin("u7 n1");
        order.totals().begin(new BigDecimal("12.50"));

        read(number -> number < 5 ? Reply.row("Ann", "10.00") : Reply.row("u7 n1", "12.50"), () -> tally.reads() >= 10);

        assertThat(tally.wrong()).isEmpty();
        assertThat(tally.failedReads()).isZero();
        assertThat(tally.gapMs()).isZero();
    }

    @Test
    void catchesARowThatGoesBack() {
        order.totals().begin(new BigDecimal("12.50"));

        read(number -> Reply.row("Ann", number == 3 ? "10.00" : "12.50"), () -> tally.reads() >= 4);

        assertThat(tally.wrongAnswers()).isEqualTo(1);
        assertThat(tally.wrong()).singleElement().asString().contains("order 1 at 127.0.0.1:", "goes back");
    }

    @Test
    void catchesANameThatGoesBackThoughTheTotalGoesForward() {
        order.names().begin("u7 n1");
        order.totals().begin(new BigDecimal("12.50"));

        read(number -> number == 1 ? Reply.row("u7 n1", "10.00") : Reply.row("Ann", "12.50"), () -> tally.reads() >= 2);

        assertThat(tally.wrongAnswers()).isEqualTo(1);
    }

    @Test
    void catchesATotalThatWasNeverCommitted() {
        order.totals().begin(new BigDecimal("12.50"));

        read(number -> Reply.row("Ann", number == 2 ? "11.25" : "12.50"), () -> tally.reads() >= 3);

        assertThat(tally.wrong()).singleElement().asString().contains("the row was never", "11.25");
    }

    @Test
    void catchesARowThatIsNotFound() {
        read(number -> number == 2 ? Reply.absent() : Reply.row("Ann", "10.00"), () -> tally.reads() >= 3);

        assertThat(tally.wrong()).singleElement().asString().contains("404");
    }

    @Test
    void sendsTheTokenOfTheLastAnswerThatWasARow() {
        List<Optional<String>> tokens = read(
                number -> number == 2 ? Reply.refusal("restoring") : Reply.row("Ann", "10.00"),
                () -> tally.reads() >= 3);

        assertThat(tokens)
                .startsWith(Optional.empty(), Optional.of("token1"), Optional.of("token1"), Optional.of("token3"));
    }

    @Test
    void countsAReadThatSucceedsOnTheSecondAttemptAsAGapAndNotAsFailed() {
        read(number -> number == 1 ? Reply.refusal("restoring") : Reply.row("Ann", "10.00"), () -> tally.reads() >= 2);

        assertThat(tally.failedReads()).isZero();
        assertThat(tally.failedAttempts()).containsEntry("503 restoring", 1L);
        assertThat(tally.gapMs()).isPositive();
        assertThat(tally.gap()).contains("order 1 at 127.0.0.1:", "restoring");
    }

    @Test
    void countsAReadThatFailsTwiceOnceAndRetriesUntilItIsAnswered() {
        read(number -> number < 5 ? Reply.refusal("restoring") : Reply.row("Ann", "10.00"), () -> tally.reads() >= 2);

        assertThat(tally.failedReads()).isEqualTo(1);
        assertThat(tally.failed()).hasSize(1);
        assertThat(tally.failedAttempts()).containsEntry("503 restoring", 4L);
        assertThat(tally.wrong()).isEmpty();
    }

    @Test
    void asksAnotherInstanceAfterOneThatIsGone() {
        FakeInstance gone = new FakeInstance(number -> Reply.row("Ann", "10.00"));
        gone.close();
        try (FakeInstance here = new FakeInstance(number -> Reply.row("Ann", "10.00"))) {
            readAt(
                    List.of(gone.http(), here.http()),
                    () -> tally.failedAttempts().containsKey("connection refused") && tally.reads() >= 2);
        }

        assertThat(tally.failedReads()).isZero();
        assertThat(tally.wrong()).isEmpty();
    }

    private List<Optional<String>> read(IntFunction<Reply> replies, BooleanSupplier enough) {
        try (FakeInstance instance = new FakeInstance(replies)) {
            readAt(List.of(instance.http()), enough);
            return instance.tokens();
        }
    }

    private void readAt(List<URI> instances, BooleanSupplier enough) {
        CheckingReaders readers =
                CheckingReaders.of(1, PER_SECOND, () -> instances, new OrderHistories(List.of(order)), tally);
        readers.start();
        try {
            Awaitility.await().until(enough::getAsBoolean);
        } finally {
            readers.stop();
        }
    }
}
