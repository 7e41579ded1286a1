package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.bench.sql.draw.RandomQueries;
import dev.belvedere.bench.sql.draw.RandomRows;
import dev.belvedere.bench.sql.draw.RandomTables;
import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.topology.catalog.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A random schema in a database, from which statements and transactions are drawn. Used by one thread. */
final class DrawnSchema {

    private static final int MOST_DRAWS = 10;

    private final List<Table> tables;
    private final RandomQueries queries;
    private final RandomRows changes;
    private final TrialDatabase database;
    private final StatementTally tally;

    /** Draws the tables, and creates them. */
    DrawnSchema(long seed, TrialDatabase database, StatementTally tally) throws SQLException {
        Random random = new Random(seed);
        this.tables = RandomTables.draw(random);
        this.queries = new RandomQueries(tables, random);
        this.changes = new RandomRows(tables, random);
        this.database = database;
        this.tally = tally;
        database.create(tables);
        tables.forEach(table -> tally.columns(table.columns()));
    }

    List<Table> tables() {
        return tables;
    }

    List<String> shapes() {
        return queries.shapes();
    }

    /** Draws a statement of a shape until PostgreSQL takes it; empty if it takes none of several. */
    Optional<DrawnStatement> statement(String shape) throws SQLException {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            DrawnStatement drawn = queries.draw(shape);
            Optional<String> error = database.refusal(drawn);
            if (error.isEmpty()) {
                tally.drawn(drawn);
                return Optional.of(drawn);
            }
            tally.refusedByPostgres(error.get());
        }
        return Optional.empty();
    }

    List<List<RowChange>> transactions(int number) {
        return Stream.generate(changes::transaction).limit(number).toList();
    }
}
