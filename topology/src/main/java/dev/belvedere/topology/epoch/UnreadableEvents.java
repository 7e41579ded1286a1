package dev.belvedere.topology.epoch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events that cannot be read, so that nobody knows to which transaction they belong, for the transaction that lacks as many of the same table. Used by one
 * thread.
 *
 * <p>They have no effect, so it does not matter which of them a transaction gets. It matters that it gets none in place of an event that is still to come: a transaction
 * is completed only once all partitions of the table have been read to where they ended when it was found lacking, and some time has passed since.
 */
final class UnreadableEvents {

    /** Producers write to partitions side by side: an event may come this much later than the end of its transaction. */
    static final long WAIT_MS = 3_000;

    private final Map<String, List<Integer>> sources;
    private final Map<Integer, SourceQueue> queues;
    private @Nullable Waiting waiting;

    /**
     * A transaction that has ended, and lacks events.
     *
     * @param upTo the transactions that have ended up to this one, and it
     */
    record Lacking(Transaction transaction, Set<Transaction> upTo) {}

    private record Waiting(Transaction transaction, Map<Integer, Long> ends, long sinceMs) {}

    /** @param sources by table in the database */
    UnreadableEvents(Map<String, List<Integer>> sources, Map<Integer, SourceQueue> queues) {
        this.sources = Map.copyOf(sources);
        this.queues = queues;
    }

    /** Returns true if as many events cannot be read of each table as the transaction lacks. */
    boolean suffice(Lacking lacking) {
        return sources.keySet().stream().allMatch(collection -> {
            long lacks = lacking.transaction.lacks(collection);
            return lacks == 0
                    || queues(collection).stream()
                                    .mapToLong(queue -> queue.unreadableOf(lacking.upTo))
                                    .sum()
                            >= lacks;
        });
    }

    /** Completes a transaction for which they {@link #suffice} if nothing else of it can be expected. */
    void look(Lacking lacking, Map<Integer, Long> ends, long nowMs) {
        Transaction transaction = lacking.transaction;
        if (waiting == null || waiting.transaction != transaction) {
            waiting = new Waiting(transaction, Map.copyOf(ends), nowMs);
        } else if (nowMs - waiting.sinceMs >= WAIT_MS && isRead(waiting)) {
            sources.keySet().forEach(transaction::lacksUnreadable);
            waiting = null;
        }
    }

    private boolean isRead(Waiting now) {
        return sources.entrySet().stream()
                .filter(table -> now.transaction.lacks(table.getKey()) > 0)
                .flatMap(table -> table.getValue().stream())
                .allMatch(source -> queue(source).polled() >= now.ends.getOrDefault(source, 0L));
    }

    /** Does not count those again that have completed a transaction which is taken in now, with others. */
    void count(Transaction transaction, Set<Transaction> passing) {
        transaction.unreadable().forEach((collection, number) -> {
            List<SourceQueue> first = new ArrayList<>(queues(collection));
            // Those behind which a later transaction stands are of no use for one that is later still.
            first.sort(Comparator.comparing(queue -> !queue.holdsOthers(passing)));
            long left = number;
            for (SourceQueue queue : first) {
                left -= queue.countUnreadable(passing, left);
            }
        });
    }

    private List<SourceQueue> queues(String collection) {
        return Objects.requireNonNull(sources.get(collection)).stream()
                .map(this::queue)
                .toList();
    }

    private SourceQueue queue(int source) {
        return Objects.requireNonNull(queues.get(source));
    }
}
