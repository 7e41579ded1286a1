package dev.belvedere.bench.engine.candidate;

import dev.belvedere.bench.shop.ExpectedRows;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Detects when a view has all expected rows: waits for the rows of the last events, one after the other, and then scans all rows until a scan finds every row
 * correct and none missing. The view was complete when the first row of that scan was read.
 */
public final class Completion {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(5)).atMost(TIMEOUT);

    private final SummaryView view;
    private final ExpectedRows expected;

    public Completion(SummaryView view, ExpectedRows expected) {
        this.view = view;
        this.expected = expected;
    }

    /**
     * Waits until the view is complete, and returns when it was, as {@link System#nanoTime}.
     *
     * @throws IllegalStateException if a row is not correct within ten minutes
     */
    long await() {
        for (long order : expected.watched()) {
            awaitCorrect(order);
        }
        OptionalLong[] found = {OptionalLong.empty()};
        if (!WAITING.until(() -> {
            found[0] = completeScan();
            return found[0].isPresent();
        })) {
            throw incomplete("rows are missing, of " + expected.rows());
        }
        return found[0].getAsLong();
    }

    /** Scans until no row is wrong; returns when that scan began, or nothing if rows are missing in it. */
    private OptionalLong completeScan() {
        while (true) {
            AtomicLong start = new AtomicLong();
            AtomicInteger rows = new AtomicInteger();
            SummaryRow wrong = view.firstRefused(row -> {
                start.compareAndSet(0, System.nanoTime());
                rows.incrementAndGet();
                return isCorrect(row);
            });
            if (wrong == null) {
                return rows.get() == expected.rows() ? OptionalLong.of(start.get()) : OptionalLong.empty();
            }
            awaitCorrect(wrong.id());
        }
    }

    /** Counts the rows that are wrong, missing or superfluous now. */
    public long wrong() {
        AtomicInteger correct = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        SummaryRow unused = view.firstRefused(row -> {
            all.incrementAndGet();
            correct.addAndGet(isCorrect(row) ? 1 : 0);
            return true;
        });
        int missing = expected.rows() - correct.get();
        int superfluous = Math.max(0, all.get() - expected.rows());
        return (long) missing + superfluous;
    }

    private void awaitCorrect(long order) {
        if (!WAITING.until(() -> isCorrect(order))) {
            throw incomplete("row " + order + " is " + view.row(order));
        }
    }

    private boolean isCorrect(long order) {
        SummaryRow row = view.row(order);
        return row != null && isCorrect(row);
    }

    private boolean isCorrect(SummaryRow row) {
        return expected.contains(row.id(), row.name(), row.total());
    }

    private static IllegalStateException incomplete(String reason) {
        return new IllegalStateException("not complete within " + TIMEOUT.toMinutes() + " min: " + reason);
    }
}
