package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * Translates positions into tokens and back. A token of a position names, for each source database, the offset in its transaction topic and how many
 * offsets of its tables are in (rows of snapshots belong to no transaction: without it, two positions could have one token), and for each partition of a table without
 * transactions the offset in it. A token that a reader sends may name partitions of any table, and places in a database's log, too. Thread-safe.
 */
public final class PositionTokens {

    private static final String LOG = "@lsn";
    private static final String ROWS = "@rows";

    private record Partition(String topic, int number) {}

    private final Sources sources;
    private final List<String> tables;
    private final List<SourceDatabase> databases;
    /** By source, the number of its database; -1 if it has none. */
    private final int[] databaseOf;

    private final Map<Partition, Integer> sourceNumbers = new HashMap<>();
    private final Map<String, Integer> transactionTopics = new HashMap<>();
    private final Map<String, Integer> logs = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    /** @param tables the names of the tables, by number */
    public PositionTokens(Sources sources, List<String> tables, List<SourceDatabase> databases) {
        this.sources = sources;
        this.tables = List.copyOf(tables);
        this.databases = List.copyOf(databases);
        this.databaseOf = new int[sources.size()];
        for (int source = 0; source < sources.size(); source++) {
            Sources.Source of = sources.partitions().get(source);
            sourceNumbers.put(new Partition(of.topic(), of.partition()), source);
            databaseOf[source] = SourceDatabase.numberOf(tables.get(of.table()), databases);
        }
        for (int database = 0; database < databases.size(); database++) {
            transactionTopics.put(databases.get(database).transactions(), database);
            logs.put(databases.get(database).name() + LOG, database);
            rows.put(databases.get(database).name() + ROWS, database);
        }
    }

    /** Returns the token of a position. */
    public SyncToken of(Position position) {
        return SyncToken.of(add -> {
            for (int database = 0; database < databases.size(); database++) {
                if (position.ended()[database] > 0) {
                    add.partition(databases.get(database).transactions(), 0, position.ended()[database]);
                }
                long in = rowsOf(database, position);
                if (in > 0) {
                    add.partition(databases.get(database).name() + ROWS, 0, in);
                }
            }
            for (int source = 0; source < sources.size(); source++) {
                if (databaseOf[source] < 0 && position.taken()[source] > 0) {
                    Sources.Source of = sources.partitions().get(source);
                    add.partition(of.topic(), of.partition(), position.taken()[source]);
                }
            }
        });
    }

    /** Returns numbers of sources as sums of their tables. */
    Map<String, Long> byTable(Map<Integer, Long> bySource) {
        Map<String, Long> byTable = new HashMap<>();
        bySource.forEach((source, number) ->
                byTable.merge(tables.get(sources.partitions().get(source).table()), number, Long::sum));
        return byTable;
    }

    private long rowsOf(int database, Position position) {
        long in = 0;
        for (int source = 0; source < databaseOf.length; source++) {
            in += databaseOf[source] == database ? position.taken()[source] : 0;
        }
        return in;
    }

    /** Returns offsets in all table topics as a token. */
    SyncToken of(IntToLongFunction next) {
        return SyncToken.of(add -> {
            for (int source = 0; source < sources.size(); source++) {
                Sources.Source of = sources.partitions().get(source);
                add.partition(of.topic(), of.partition(), next.applyAsLong(source));
            }
        });
    }

    /**
     * Returns a token of everything that a database had committed when its log ended at a position.
     *
     * @param database the name of a source database
     * @throws ForeignTokenException if there is no such database
     */
    public SyncToken ofLog(String database, long lsn) {
        if (!logs.containsKey(database + LOG)) {
            throw ForeignTokenException.database(database);
        }
        return SyncToken.NONE.and(database + LOG, 0, lsn);
    }

    /**
     * Returns true if a position contains everything that a token names.
     *
     * @throws ForeignTokenException if the token names something that is not of this deployment
     */
    boolean contains(Position position, SyncToken token) {
        boolean[] all = {true};
        token.forEach((topic, partition, next) -> all[0] &= reached(position, topic, partition) >= next);
        return all[0];
    }

    /** Returns how far a position has got in everything that a token names. */
    SyncToken reached(Position position, SyncToken token) {
        return SyncToken.of(add -> token.forEach(
                (topic, partition, next) -> add.partition(topic, partition, reached(position, topic, partition))));
    }

    private long reached(Position position, String topic, int partition) {
        Integer source = sourceNumbers.get(new Partition(topic, partition));
        if (source != null) {
            return Math.max(position.taken()[source], position.reached()[source]);
        }
        Integer database = partition == 0 ? transactionTopics.get(topic) : null;
        if (database != null) {
            return position.ended()[database];
        }
        Integer log = partition == 0 ? logs.get(topic) : null;
        if (log != null) {
            return position.logged()[log];
        }
        Integer ofRows = partition == 0 ? rows.get(topic) : null;
        if (ofRows != null) {
            return rowsOf(ofRows, position);
        }
        throw new ForeignTokenException(topic, partition);
    }
}
