package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells when a view has become what it has to be: first the rows that the last events are about, one after the other, then all rows in one consistent scan;
 * the time is that of the first row of the first scan in which every row is right and none is missing.
 */
final class Completion {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final SummaryView view;
    private final Expectation expectation;
    private final long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();

    Completion(SummaryView view, Expectation expectation) {
        this.view = view;
        this.expectation = expectation;
    }

    /** When the view was complete, by {@link System#nanoTime}. */
    long await() {
        for (long order : expectation.watched()) {
            awaitRight(order);
        }
        while (true) {
            AtomicLong start = new AtomicLong();
            AtomicInteger rows = new AtomicInteger();
            SummaryRow wrong = view.firstRefused(row -> {
                start.compareAndSet(0, System.nanoTime());
                rows.incrementAndGet();
                return isRight(row);
            });
            if (wrong != null) {
                awaitRight(wrong.id());
            } else if (rows.get() == expectation.rows()) {
                return start.get();
            } else {
                pause("rows: " + rows + " of " + expectation.rows());
            }
        }
    }

    /** How many rows are not as they have to be, now. */
    long wrong() {
        AtomicInteger right = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        SummaryRow unused = view.firstRefused(row -> {
            all.incrementAndGet();
            right.addAndGet(isRight(row) ? 1 : 0);
            return true;
        });
        int missing = expectation.rows() - right.get();
        int tooMany = Math.max(0, all.get() - expectation.rows());
        return (long) missing + tooMany;
    }

    private void awaitRight(long order) {
        for (SummaryRow row = view.row(order); row == null || !isRight(row); row = view.row(order)) {
            pause("row " + order + ": " + row);
        }
    }

    private boolean isRight(SummaryRow row) {
        return expectation.holds(row.id(), row.name(), row.total());
    }

    private void pause(String waitingFor) {
        if (System.nanoTime() > deadlineNanos) {
            throw new IllegalStateException("not complete within " + DEADLINE.toMinutes() + " min; " + waitingFor);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
