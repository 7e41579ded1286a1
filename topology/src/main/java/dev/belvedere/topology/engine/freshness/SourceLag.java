package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.KeptEpochs.Kept;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far this instance is behind each source database. Tables that are in no database count as those of one without a name. Thread-safe. */
public final class SourceLag {

    private final KeptEpochs kept;
    private final TopicEnds ends;
    private final PositionTokens tokens;
    private final List<String> databaseOf;

    /** @param tables the names of the tables, by number */
    public SourceLag(
            KeptEpochs kept,
            TopicEnds ends,
            PositionTokens tokens,
            Sources sources,
            List<String> tables,
            List<SourceDatabase> databases) {
        this.kept = kept;
        this.ends = ends;
        this.tokens = tokens;
        this.databaseOf = sources.partitions().stream()
                .map(source -> SourceDatabase.numberOf(tables.get(source.table()), databases))
                .map(number -> number < 0 ? "" : databases.get(number).name())
                .toList();
    }

    /** Returns the databases that the views' tables are in. */
    public List<String> databases() {
        return databaseOf.stream().distinct().sorted().toList();
    }

    /** Returns how many offsets of a database's tables are not visible. */
    public long events(String database) {
        return position().map(position -> events(database, position)).orElse(0L);
    }

    private long events(String database, Position position) {
        long[] end = ends.newest().offsets();
        long lag = 0;
        for (int source = 0; source < end.length; source++) {
            long reached = Math.max(position.taken()[source], position.reached()[source]);
            lag += databaseOf.get(source).equals(database) ? Math.max(0, end[source] - reached) : 0;
        }
        return lag;
    }

    /** Returns the age of the oldest known event of a database's tables that is not visible, in ms; 0 if there is none. */
    public long ms(String database) {
        long nowMs = System.currentTimeMillis();
        return position()
                .map(position -> ends.lagMs(
                        position, nowMs, source -> databaseOf.get(source).equals(database)))
                .orElse(0L);
    }

    /** Returns how many rows of each table lack an event that was set aside. */
    public Map<String, Long> incompleteRows() {
        return kept.newest()
                .map(epoch -> tokens.byTable(epoch.epoch().incomplete()))
                .orElseGet(TreeMap::new);
    }

    private Optional<Position> position() {
        return kept.newest().map(Kept::position);
    }
}
