package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one source database, in the order in which it committed them, and which of them are complete: all events that their ends count have come. Used
 * by one thread.
 */
final class TransactionOrder {

    private static final int REMEMBERED = 10_000;

    private final SourceDatabase database;
    private final Map<String, List<Integer>> sources;
    private final Set<String> collections;
    /** The sources of tables whose last row the initial snapshot has not told: the last of all may be of a table that is not read. */
    private final Set<Integer> unfinished;

    private final Map<Integer, SourceQueue> queues;
    private final UnreadableEvents unreadable;
    private final Map<String, Transaction> open = new HashMap<>();
    private final Deque<Ended> ended = new ArrayDeque<>();

    /** The last transactions that were taken in: if their events come again, they are known at once. */
    private final Map<String, Transaction> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Transaction> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long takenEnd;
    private long takenPosition;
    private long snapshot;
    private @Nullable String refused;

    private record Ended(Transaction transaction, TransactionEnd end, long offset) {}

    /**
     * @param sources of the tables that are read, by what the connector may call them
     * @param queues those of the database's tables, by source
     */
    TransactionOrder(SourceDatabase database, Map<String, List<Integer>> sources, Map<Integer, SourceQueue> queues) {
        this.database = database;
        this.sources = Map.copyOf(sources);
        this.collections = Collections.unmodifiableSet(new TreeSet<>(sources.keySet()));
        this.unfinished = new HashSet<>(queues.keySet());
        this.queues = Map.copyOf(queues);
        this.unreadable = new UnreadableEvents(sources, this.queues);
    }

    /**
     * Goes on where another leader has stopped. No event may have come before.
     *
     * @param newTakenEnd the offset in the transaction topic before which all transactions have been taken in
     * @param newTakenPosition where the last of them ends in the database's log
     * @param newSnapshot how far the initial snapshot has come
     */
    void resume(long newTakenEnd, long newTakenPosition, long newSnapshot) {
        takenEnd = newTakenEnd;
        takenPosition = newTakenPosition;
        snapshot = newSnapshot;
    }

    String name() {
        return database.name();
    }

    /** Adds an event of one of the database's tables to its queue. */
    void event(int source, long offset, Membership membership, String topic) {
        SourceQueue queue = queue(source);
        switch (membership.kind()) {
            case NONE -> queue.add(offset, null, false);
            case SNAPSHOT -> {
                snapshot = Math.max(snapshot, Position.SNAPSHOT_UNDER_WAY);
                queue.add(offset, null, true);
            }
            case LAST_OF_TABLE -> {
                unfinished.removeAll(sources.getOrDefault(String.valueOf(membership.collection()), List.of()));
                snapshot = unfinished.isEmpty()
                        ? Position.SNAPSHOT_ENDED
                        : Math.max(snapshot, Position.SNAPSHOT_UNDER_WAY);
                queue.add(offset, null, true);
            }
            case LAST_OF_SNAPSHOT -> {
                snapshot = Position.SNAPSHOT_ENDED;
                queue.add(offset, null, true);
            }
            case IN_TRANSACTION -> {
                snapshot = Position.SNAPSHOT_ENDED;
                inTransaction(source, queue, offset, membership, topic);
            }
            case UNTOLD -> {
                refuse("the event at offset " + offset + " of " + topic
                        + " does not say to which transaction it belongs."
                        + " Set provide.transaction.metadata=true in the connector, and leave its envelope whole (no"
                        + " ExtractNewRecordState); or take the table out of databases." + database.name() + ".tables");
                queue.add(offset, new Transaction("unknown"), false);
            }
            case UNREADABLE -> queue.addUnreadable(offset);
        }
    }

    /** Adds an event that cannot be taken in: neither its transaction passes, nor what was committed later; nor what comes behind it, if it is of none. */
    void barred(int source, long offset, Membership membership, String topic) {
        String id = String.valueOf(membership.transaction());
        if (membership.kind() == Membership.Kind.IN_TRANSACTION && !recent.containsKey(id)) {
            event(source, offset, membership, topic);
            Objects.requireNonNull(open.get(id)).bar();
        } else {
            queue(source).bar(offset);
        }
    }

    private void inTransaction(int source, SourceQueue queue, long offset, Membership membership, String topic) {
        String id = String.valueOf(membership.transaction());
        String collection = String.valueOf(membership.collection());
        if (!collections.contains(collection)) {
            refuse("the topic " + topic + " has events of " + collection
                    + ", which is not what its table is called in the"
                    + " database by its topic's name. Name it in databases." + database.name() + ".collections");
        }
        Transaction known = recent.get(id);
        if (known == null) {
            known = open.computeIfAbsent(id, Transaction::new);
            known.event(source, membership.order(), collection);
        }
        if (!known.counts(collection)) {
            refuseUncounted(known, collection);
        }
        queue.add(offset, known, false);
    }

    /** Nothing would tell whether the events of a table have come that the end of their transaction calls otherwise. */
    private void refuseUncounted(Transaction transaction, String collection) {
        refuse("transaction " + transaction.id() + " has events of " + collection + ", and its END in "
                + database.transactions() + " counts " + transaction.counted()
                + " only. Check that the topic is that of this connector; if the connector calls a table otherwise in its"
                + " events, take its tables out of databases." + database.name() + ".tables");
    }

    private void refuse(String reason) {
        if (refused == null) {
            refused = reason;
        }
    }

    /** A transaction has ended. One that ends before the last one taken in is repeated by the connector, which follows the log only behind its snapshot. */
    void ended(TransactionEnd end, long offset) {
        snapshot = Position.SNAPSHOT_ENDED;
        Transaction again = recent.get(end.transaction());
        if (again != null) {
            return;
        }
        Transaction transaction = open.computeIfAbsent(end.transaction(), Transaction::new);
        boolean endedBefore = transaction.hasEnded();
        transaction.ended(end);
        transaction.uncounted().ifPresent(collection -> refuseUncounted(transaction, collection));
        if (end.position() != 0 && end.position() <= takenPosition) {
            open.remove(end.transaction());
            transaction.repeat();
        } else if (!endedBefore) {
            ended.add(new Ended(transaction, end, offset));
        }
    }

    /**
     * Lets the longest prefix of complete transactions pass, up to a number of events, but one transaction at least.
     *
     * @return the number of events
     */
    long pass(long limit) {
        long events = 0;
        while (refused == null && events < limit) {
            List<Ended> next = next();
            if (next.isEmpty()) {
                break;
            }
            Set<Transaction> passing = next.stream().map(Ended::transaction).collect(Collectors.toSet());
            for (Ended each : next) {
                ended.removeFirst();
                open.remove(each.transaction.id());
                recent.put(each.transaction.id(), repeatedFromNowOn(each));
                each.transaction.pass();
                unreadable.count(each.transaction, passing);
                events += each.transaction.events();
                takenEnd = each.offset + 1;
                takenPosition = Math.max(takenPosition, each.end.position());
            }
            next.stream()
                    .flatMap(each -> each.transaction.queued().keySet().stream())
                    .distinct()
                    .forEach(source -> queue(source).takePassed());
        }
        return events;
    }

    /**
     * Returns the next complete transaction; several if the events of one stand before those of another that was committed earlier, because then neither can pass
     * alone. None if one of them is not complete.
     */
    private List<Ended> next() {
        List<Ended> next = new ArrayList<>();
        Set<Transaction> transactions = new HashSet<>();
        for (Ended each : ended) {
            if (each.transaction.isBarred()
                    || !each.transaction.missing(collections).isEmpty()) {
                return List.of();
            }
            next.add(each);
            transactions.add(each.transaction);
            if (areNext(transactions)) {
                return next;
            }
        }
        return List.of();
    }

    /**
     * Returns true if the next transaction that lacks events may lack only ones that cannot be read: tell {@link #lookForUnreadable} what there is, until it is complete.
     */
    boolean mayLackUnreadable() {
        return lacking().filter(unreadable::suffice).isPresent();
    }

    /**
     * Completes the next transaction that lacks events by events that cannot be read, once nothing else of it can be expected.
     *
     * @param ends where the topics end now, by source
     */
    void lookForUnreadable(Map<Integer, Long> ends, long nowMs) {
        lacking().filter(unreadable::suffice).ifPresent(lacking -> unreadable.look(lacking, ends, nowMs));
    }

    private Optional<UnreadableEvents.Lacking> lacking() {
        Set<Transaction> before = new HashSet<>();
        for (Ended each : ended) {
            before.add(each.transaction);
            if (each.transaction.isBarred()) {
                return Optional.empty();
            }
            if (!each.transaction.missing(collections).isEmpty()) {
                return Optional.of(new UnreadableEvents.Lacking(each.transaction, before));
            }
        }
        return Optional.empty();
    }

    private boolean areNext(Set<Transaction> transactions) {
        Map<Integer, Integer> events = new HashMap<>();
        transactions.forEach(transaction ->
                transaction.queued().forEach((source, count) -> events.merge(source, count, Integer::sum)));
        return events.entrySet().stream().allMatch(of -> queue(of.getKey()).begins(transactions, of.getValue()));
    }

    private SourceQueue queue(int source) {
        return Objects.requireNonNull(queues.get(source));
    }

    private static Transaction repeatedFromNowOn(Ended passed) {
        Transaction again = new Transaction(passed.transaction.id());
        again.ended(passed.end);
        again.repeat();
        return again;
    }

    long takenEnd() {
        return takenEnd;
    }

    long takenPosition() {
        return takenPosition;
    }

    /** Returns how far the initial snapshot has come. Its rows come in any order: the last one may come before others of other partitions. */
    long snapshot() {
        return snapshot;
    }

    /** Returns true as long as rows of the initial snapshot are still to come, or to be taken in. */
    boolean isSnapshotting() {
        return snapshot == Position.SNAPSHOT_UNDER_WAY
                || queues.values().stream().anyMatch(SourceQueue::awaitsSnapshot);
    }

    /** Returns why the next transaction cannot be taken in; empty if none waits. */
    Optional<String> obstacle() {
        if (refused != null) {
            return Optional.of(refused);
        }
        if (!ended.isEmpty()) {
            return lacking()
                    .map(UnreadableEvents.Lacking::transaction)
                    .map(transaction -> "transaction "
                            + transaction.id() + " is not complete: "
                            + String.join(", ", transaction.missing(collections).values())
                            + ". If a transformation of the connector drops events, take it out; if a topic was cut, take a new"
                            + " snapshot");
        }
        return queues.values().stream()
                .map(SourceQueue::next)
                .filter(transaction -> transaction != null && !transaction.isRepeated() && !transaction.hasEnded())
                .findFirst()
                .map(transaction -> "transaction " + transaction.id() + " has not ended: " + transaction.events()
                        + " events have come, and the topic " + database.transactions()
                        + " has no END of it. Check that the connector runs, and that the topic is the one it writes"
                        + " to");
    }
}
