package dev.belvedere.topology.epoch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one source that are not taken in yet, in runs of events that belong together. Used by one thread.
 *
 * <p>What a connector sends once more after a restart never moves the end by itself: it takes rows back to what they were, so it is taken in together with the first
 * transaction behind it. A connector that repeats something repeats everything from there on.
 */
final class SourceQueue {

    /** Events without a transaction are taken in by so many at least. */
    static final int RUN = 500;

    private final Deque<Run> runs = new ArrayDeque<>();
    private long taken;
    private long polled;
    private int snapshotRuns;
    /** How many events that cannot be read were taken in since the last one of a transaction, and are not counted for any. */
    private long unreadableTaken;

    /** Consecutive events of one transaction, or without any. */
    private static final class Run {
        private final @Nullable Transaction transaction;
        private final boolean snapshot;
        private final long first;
        private long last;
        private int events = 1;
        private int unreadable;
        private boolean barred;

        Run(@Nullable Transaction transaction, boolean snapshot, long first) {
            this.transaction = transaction;
            this.snapshot = snapshot;
            this.first = first;
            this.last = first;
        }

        boolean takes(@Nullable Transaction other, boolean ofSnapshot) {
            return unreadable == 0
                    && !barred
                    && transaction == other
                    && snapshot == ofSnapshot
                    && (transaction != null || events < RUN);
        }

        boolean isOfAnother(Set<Transaction> than) {
            return barred || (transaction != null && !transaction.isRepeated() && !than.contains(transaction));
        }
    }

    /**
     * Goes on where another leader has stopped. No event may have come before.
     *
     * @param newTaken the offset behind the last event that was taken in
     * @param newUnreadable the {@link #unreadableTaken} that the other leader had
     */
    void resume(long newTaken, long reached, long newUnreadable) {
        taken = newTaken;
        polled = reached;
        unreadableTaken = newUnreadable;
    }

    /** @param transaction null if the event belongs to none */
    void add(long offset, @Nullable Transaction transaction, boolean snapshot) {
        Run last = runs.peekLast();
        if (last != null && last.takes(transaction, snapshot)) {
            last.last = offset;
            last.events++;
        } else {
            runs.add(new Run(transaction, snapshot, offset));
            snapshotRuns += snapshot ? 1 : 0;
        }
    }

    /** Adds an event that cannot be read. It has no effect, so that it need not wait for its transaction. */
    void addUnreadable(long offset) {
        Run run = new Run(null, false, offset);
        run.unreadable = 1;
        runs.add(run);
    }

    /** Adds an event that cannot be taken in: nothing passes it. */
    void bar(long offset) {
        Run run = new Run(null, false, offset);
        run.barred = true;
        runs.add(run);
    }

    /** Nothing is missing before this offset. */
    void polled(long position) {
        polled = Math.max(polled, position);
    }

    /** Returns the offset before which everything has come. */
    long polled() {
        return polled;
    }

    int size() {
        return runs.size();
    }

    boolean awaitsSnapshot() {
        return snapshotRuns > 0;
    }

    /** Takes in the next run if it belongs to no transaction; returns the number of its events, otherwise 0. */
    int takeWithoutTransaction() {
        Run next = runs.peekFirst();
        if (next == null || next.transaction != null || next.barred) {
            return 0;
        }
        remove();
        return next.events;
    }

    private void remove() {
        Run next = runs.removeFirst();
        taken = next.last + 1;
        if (next.transaction != null && !next.transaction.isRepeated()) {
            unreadableTaken = 0;
        }
        unreadableTaken += next.unreadable;
        snapshotRuns -= next.snapshot ? 1 : 0;
    }

    /**
     * Returns true if so many events of some transactions are next, with nothing of others before them but what has passed, is repeated, or belongs to no
     * transaction.
     */
    boolean begins(Set<Transaction> transactions, int events) {
        int left = events;
        for (Iterator<Run> each = runs.iterator(); left > 0 && each.hasNext(); ) {
            Run run = each.next();
            Transaction transaction = run.transaction;
            if (run.barred) {
                return false;
            } else if (transactions.contains(transaction)) {
                left -= run.events;
            } else if (transaction != null && !transaction.isRepeated()) {
                return false;
            }
        }
        return left <= 0;
    }

    /** Takes in the events of transactions that have passed, and those without a transaction in between. */
    void takePassed() {
        int count = 0;
        int seen = 0;
        boolean repeating = false;
        for (Iterator<Run> each = runs.iterator(); each.hasNext(); ) {
            Run run = each.next();
            Transaction transaction = run.transaction;
            seen++;
            if (run.barred) {
                break;
            } else if (transaction == null) {
                count = repeating ? count : seen;
            } else if (transaction.isRepeated()) {
                repeating = true;
            } else if (transaction.isPassed()) {
                repeating = false;
                count = seen;
            } else {
                break;
            }
        }
        while (count > 0) {
            remove();
            count--;
        }
    }

    /**
     * Returns how many events cannot be read that may be of one of some transactions: those that were taken in since the last event of a transaction, and those that wait
     * in front of the first event of another one. A connector writes the transactions to each partition one after the other.
     */
    long unreadableOf(Set<Transaction> transactions) {
        long count = unreadableTaken;
        for (Run run : runs) {
            if (run.isOfAnother(transactions)) {
                break;
            }
            count += run.unreadable;
        }
        return count;
    }

    /** Counts as many events that cannot be read for transactions as there are, up to a number; returns how many. */
    long countUnreadable(Set<Transaction> transactions, long most) {
        long counted = Math.min(most, unreadableTaken);
        unreadableTaken -= counted;
        for (Run run : runs) {
            if (counted == most || run.isOfAnother(transactions)) {
                break;
            }
            counted += run.unreadable;
            run.unreadable = 0;
        }
        return counted;
    }

    /** Returns true if events wait of another transaction than these. */
    boolean holdsOthers(Set<Transaction> transactions) {
        return runs.stream().anyMatch(run -> run.isOfAnother(transactions));
    }

    /** Returns how many events that cannot be read have been taken in, and may be of a transaction that has not. */
    long unreadableTaken() {
        return unreadableTaken;
    }

    /** Returns the offset behind the last event that was taken in. */
    long taken() {
        return taken;
    }

    /** Returns the offset before which nothing is missing. */
    long reached() {
        Run next = runs.peekFirst();
        return next == null ? Math.max(polled, taken) : next.first;
    }

    /** Returns the transaction whose events are next; null if none are, or they belong to none. */
    @Nullable
    Transaction next() {
        Run next = runs.peekFirst();
        return next == null ? null : next.transaction;
    }
}
