package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A transaction of a source database, as far as its events and its end have been seen. Used by one thread. */
final class Transaction {

    private final String id;
    private final Map<String, Long> seen = new TreeMap<>();
    private final Map<Integer, Long> highestOrder = new HashMap<>();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<Integer, Integer> queued = new HashMap<>();
    private @Nullable TransactionEnd end;
    private boolean passed;
    private boolean barred;
    private boolean repeated;

    Transaction(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * Counts an event. After a restart a connector may send events again, in the same order in each partition: those count once.
     *
     * @param order the event's number in the transaction
     */
    void event(int source, long order, String collection) {
        queued.merge(source, 1, Integer::sum);
        long highest = highestOrder.getOrDefault(source, 0L);
        if (order > highest) {
            highestOrder.put(source, order);
            seen.merge(collection, 1L, Long::sum);
        }
    }

    void ended(TransactionEnd newEnd) {
        end = newEnd;
    }

    boolean hasEnded() {
        return end != null;
    }

    /** Returns false if the transaction has ended, and its end counts no events of the table. */
    boolean counts(String collection) {
        return end == null || end.events().containsKey(collection);
    }

    /** Returns a table of which events have come, and of which the end counts none; empty if there is none. */
    Optional<String> uncounted() {
        return seen.keySet().stream().filter(collection -> !counts(collection)).findFirst();
    }

    /** Returns the tables of which the end counts events. */
    Set<String> counted() {
        return end == null ? Set.of() : new TreeSet<>(end.events().keySet());
    }

    /** Returns the number of events so far, of all tables. */
    long events() {
        return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of events that came from each source, repeated ones included. */
    Map<Integer, Integer> queued() {
        return queued;
    }

    /** Returns how many of a table's events are missing. */
    long lacks(String collection) {
        long announced = end == null ? 0 : end.events().getOrDefault(collection, 0L);
        return Math.max(0, announced - come(collection));
    }

    private long come(String collection) {
        return seen.getOrDefault(collection, 0L) + unreadable.getOrDefault(collection, 0L);
    }

    /** All events of the table that are missing have come, and cannot be read. */
    void lacksUnreadable(String collection) {
        unreadable.merge(collection, lacks(collection), Long::sum);
    }

    /** Returns how many events that cannot be read are counted, by table. */
    Map<String, Long> unreadable() {
        return unreadable;
    }

    /** Returns the tables of which events are missing, each with how many have come of how many; none once the transaction is complete. */
    Map<String, String> missing(Iterable<String> collections) {
        Map<String, String> missing = new TreeMap<>();
        for (String collection : collections) {
            long lacks = lacks(collection);
            if (lacks > 0) {
                long come = come(collection);
                missing.put(collection, come + " of " + (come + lacks) + " events have come of " + collection);
            }
        }
        return missing;
    }

    /** The transaction is taken in: its events may be processed. */
    void pass() {
        passed = true;
    }

    /** The transaction was taken in before: these are its events once more. */
    void repeat() {
        repeated = true;
    }

    /** One of the events cannot be taken in, so that the transaction cannot either. */
    void bar() {
        barred = true;
    }

    boolean isBarred() {
        return barred;
    }

    boolean isPassed() {
        return passed;
    }

    boolean isRepeated() {
        return repeated;
    }
}
