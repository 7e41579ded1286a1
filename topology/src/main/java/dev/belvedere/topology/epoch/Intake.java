package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has come of the tables, and how much of it epochs have taken in. Used by one thread. */
public final class Intake {

    /** Epochs end after so many events, unless one transaction has more: what is under way has to fit into memory. */
    private static final long MOST_EVENTS = 20_000;

    private final List<TransactionOrder> databases;
    private final int[] databaseOf;
    private final List<String> topics;
    private final List<SourceQueue> queues = new ArrayList<>();
    private final Map<Integer, BadEvent> barred = new TreeMap<>();

    /**
     * @param sources the partitions of the tables
     * @param tables the tables' names, by number
     * @param databases the databases that transactions are told of; tables of others are their own
     */
    Intake(Sources sources, List<String> tables, List<SourceDatabase> databases) {
        this.databaseOf = new int[sources.size()];
        this.topics = sources.partitions().stream().map(Sources.Source::topic).toList();
        for (int source = 0; source < sources.size(); source++) {
            queues.add(new SourceQueue());
            databaseOf[source] = SourceDatabase.numberOf(
                    tables.get(sources.partitions().get(source).table()), databases);
        }
        this.databases = orders(sources, tables, databases);
    }

    private List<TransactionOrder> orders(Sources sources, List<String> tables, List<SourceDatabase> all) {
        List<TransactionOrder> orders = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            Map<String, List<Integer>> collections = new HashMap<>();
            Map<Integer, SourceQueue> ofDatabase = new HashMap<>();
            for (int source = 0; source < sources.size(); source++) {
                if (databaseOf[source] == number) {
                    Sources.Source partition = sources.partitions().get(source);
                    for (String collection :
                            all.get(number).collections(tables.get(partition.table()), partition.topic())) {
                        collections
                                .computeIfAbsent(collection, first -> new ArrayList<>())
                                .add(source);
                    }
                    ofDatabase.put(source, queues.get(source));
                }
            }
            orders.add(new TransactionOrder(all.get(number), collections, ofDatabase));
        }
        return orders;
    }

    /** Goes on with the events behind a position, which an earlier leader has decided. No event may have come before. */
    void resume(Position newest) {
        for (int source = 0; source < queues.size(); source++) {
            queues.get(source).resume(newest.taken()[source], newest.reached()[source], newest.unreadable()[source]);
        }
        for (int number = 0; number < databases.size(); number++) {
            databases.get(number).resume(newest.ended()[number], newest.logged()[number], newest.snapshots()[number]);
        }
    }

    /** Returns the name of the database that a source belongs to; empty if its table is in none. */
    Optional<String> databaseOf(int source) {
        return hasTransactions(source)
                ? Optional.of(databases.get(databaseOf[source]).name())
                : Optional.empty();
    }

    /** Returns true if events of this source say to which transaction they belong. */
    public boolean hasTransactions(int source) {
        return databaseOf[source] >= 0;
    }

    /** Returns the number of runs of events of a source that wait: a reader of the topic should pause when there are very many. */
    public int waiting(int source) {
        return queues.get(source).size();
    }

    /** An event of a table has come. */
    public void event(int source, long offset, Membership membership) {
        int database = databaseOf[source];
        if (database < 0) {
            queues.get(source).add(offset, null, false);
        } else {
            databases.get(database).event(source, offset, membership, topics.get(source));
        }
    }

    /**
     * An event has come that cannot be taken in: its database stands still before the event's transaction, and a table that is in none before the event. Other databases and
     * tables go on.
     */
    public void barred(int source, long offset, Membership membership, BadEvent event) {
        barred.putIfAbsent(source, event);
        int database = databaseOf[source];
        if (database < 0) {
            queues.get(source).bar(offset);
        } else {
            databases.get(database).barred(source, offset, membership, topics.get(source));
        }
    }

    /** Returns the first event of each source that bars it. */
    Map<Integer, BadEvent> barred() {
        return barred;
    }

    /** Everything of a source before this offset has come. */
    public void polled(int source, long position) {
        queues.get(source).polled(position);
    }

    /** A transaction of a database has ended, as the record at this offset of its transaction topic tells. */
    public void ended(int database, long offset, TransactionEnd end) {
        databases.get(database).ended(end, offset);
    }

    /** Returns true if a transaction may lack only events that cannot be read: tell {@link #lookForUnreadable} what there is. */
    public boolean mayLackUnreadable() {
        return databases.stream().anyMatch(TransactionOrder::mayLackUnreadable);
    }

    /**
     * Completes transactions that lack only events that cannot be read, once nothing else of them can be expected.
     *
     * @param ends where the topics end now, by source
     */
    public void lookForUnreadable(Map<Integer, Long> ends, long nowMs) {
        databases.forEach(database -> database.lookForUnreadable(ends, nowMs));
    }

    /** Takes in the next events, and returns how much has been taken in. Snapshots, which are large and of no transaction, are divided; transactions never are. */
    Position take() {
        long left = MOST_EVENTS;
        boolean more = true;
        while (more && left > 0) {
            more = false;
            for (SourceQueue queue : queues) {
                int events = queue.takeWithoutTransaction();
                left -= events;
                more |= events > 0;
            }
        }
        for (TransactionOrder database : databases) {
            if (left > 0) {
                left -= database.pass(left);
            }
        }
        return position();
    }

    private Position position() {
        return new Position(
                databases.stream().mapToLong(TransactionOrder::takenEnd).toArray(),
                databases.stream().mapToLong(TransactionOrder::takenPosition).toArray(),
                queues.stream().mapToLong(SourceQueue::taken).toArray(),
                queues.stream().mapToLong(SourceQueue::reached).toArray(),
                databases.stream().mapToLong(TransactionOrder::snapshot).toArray(),
                queues.stream().mapToLong(SourceQueue::unreadableTaken).toArray(),
                databases.stream().anyMatch(TransactionOrder::isSnapshotting));
    }

    /** Returns why each database stands still, by name; none of those that do not. */
    public Map<String, String> obstacles() {
        Map<String, String> obstacles = new TreeMap<>();
        databases.forEach(database -> database.obstacle().ifPresent(reason -> obstacles.put(database.name(), reason)));
        return obstacles;
    }
}
