package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.bench.sql.draw.RandomQueries;
import dev.belvedere.bench.sql.draw.RandomRows;
import dev.belvedere.bench.sql.draw.RandomTables;
import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A random schema, random statements over it as one deployment's views, and random transactions, after some of which every view is compared. Where PostgreSQL's query fails
 * for the values of a row, there is nothing to compare until the row is gone.
 */
public final class SchemaTrial {

    private static final int ROUNDS = 4;
    private static final int TRANSACTIONS_A_ROUND = 10;

    private final long seed;
    private final TrialDatabase database;
    private final UnaryOperator<Message> onTheWay;
    private final StatementTally tally;
    private final List<Table> tables;
    private final RandomQueries queries;
    private final RandomRows changes;
    private final ViewCompiler compiler;

    /**
     * Draws the schema.
     *
     * @param onTheWay what messages become on their way from one operator to another: themselves, unless a bug is planted
     */
    public SchemaTrial(long seed, TrialDatabase database, UnaryOperator<Message> onTheWay, StatementTally tally)
            throws SQLException {
        this.seed = seed;
        this.database = database;
        this.onTheWay = onTheWay;
        this.tally = tally;
        Random random = new Random(seed);
        this.tables = RandomTables.draw(random);
        this.queries = new RandomQueries(tables, random);
        this.changes = new RandomRows(tables, random);
        this.compiler = new ViewCompiler(new Catalog(tables), new SqlSettings(true, true, true));
        database.create(tables);
    }

    /** Draws a statement of each shape, and runs those that become views. */
    public void run() throws SQLException {
        List<DrawnStatement> statements = new ArrayList<>();
        List<ViewDefinition> views = new ArrayList<>();
        for (String shape : queries.shapes()) {
            DrawnStatement drawn = queries.draw(shape);
            if (database.accepts(drawn.query())) {
                tally.drawn(shape);
                view(drawn, views.size()).ifPresent(view -> {
                    tally.started(shape);
                    statements.add(drawn);
                    views.add(view);
                });
            }
        }
        run(statements, views);
    }

    private Optional<ViewDefinition> view(DrawnStatement drawn, int number) {
        try {
            ViewDefinition view = compiler.compile(
                    new Statement("view.sql", "CREATE MATERIALIZED VIEW v" + number + " AS\n" + drawn.query()));
            PhysicalPlanner.plan(List.of(view));
            return Optional.of(view);
        } catch (BelvedereException e) {
            tally.refused(e);
            return Optional.empty();
        } catch (RuntimeException e) {
            tally.different(
                    new TrialDifference(seed, tables, drawn.shape(), drawn.query(), List.of(), "the planner: " + e));
            return Optional.empty();
        }
    }

    private void run(List<DrawnStatement> statements, List<ViewDefinition> views) throws SQLException {
        ViewRun run = new ViewRun(tables, views, seed, onTheWay);
        boolean[] compared = new boolean[views.size()];
        boolean[] different = new boolean[views.size()];
        List<List<RowChange>> transactions = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int transaction = 0; transaction < TRANSACTIONS_A_ROUND; transaction++) {
                List<RowChange> drawn = changes.transaction();
                transactions.add(drawn);
                run.append(drawn);
            }
            run.settle();
            load(run);
            for (int view = 0; view < views.size(); view++) {
                Optional<List<Row>> expected =
                        database.query(statements.get(view).query());
                compared[view] |= expected.isPresent();
                if (expected.isPresent() && !different[view]) {
                    Optional<String> difference = difference(run, view, statements.get(view), expected.get());
                    different[view] = difference.isPresent();
                    if (different[view]) {
                        tally.different(shrunk(statements.get(view), views.get(view), transactions, difference.get()));
                        load(run);
                    }
                }
            }
        }
        for (boolean one : compared) {
            if (one) {
                tally.addCompared();
            } else {
                tally.addFailing();
            }
        }
    }

    private void load(ViewRun run) throws SQLException {
        for (int table = 0; table < tables.size(); table++) {
            database.load(tables.get(table), run.tableRows(table).values());
        }
    }

    private static Optional<String> difference(ViewRun run, int view, DrawnStatement statement, List<Row> expected) {
        return run.failure(view)
                .map(reason -> "a row of the view has failed: " + reason)
                .or(() -> new RowComparison(statement.approximate()).difference(run.rows(view), expected));
    }

    /** Leaves out transactions as long as the view still differs without them. */
    private TrialDifference shrunk(
            DrawnStatement statement, ViewDefinition view, List<List<RowChange>> transactions, String reason)
            throws SQLException {
        List<List<RowChange>> left = new ArrayList<>(transactions);
        String shown = reason;
        for (int size = left.size() / 2; size > 0; size /= 2) {
            for (int from = left.size() - size; from >= 0; from -= size) {
                List<List<RowChange>> fewer = new ArrayList<>(left);
                fewer.subList(from, from + size).clear();
                Optional<String> still = alone(statement, view, fewer);
                if (still.isPresent()) {
                    left = fewer;
                    shown = still.get();
                    from = Math.min(from, left.size());
                }
            }
        }
        return new TrialDifference(seed, tables, statement.shape(), statement.query(), left, shown);
    }

    private Optional<String> alone(DrawnStatement statement, ViewDefinition view, List<List<RowChange>> transactions)
            throws SQLException {
        ViewRun run = new ViewRun(tables, List.of(view), seed, onTheWay);
        transactions.forEach(run::append);
        run.settle();
        load(run);
        Optional<List<Row>> expected = database.query(statement.query());
        return expected.flatMap(rows -> difference(run, 0, statement, rows));
    }
}
