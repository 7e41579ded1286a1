package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs views over the same transactions, and compares them several times on the way. Where PostgreSQL's query fails for the values of a row, there is nothing to compare until
 * the row has changed.
 */
final class TrialRun {

    private static final int ROUNDS = 4;
    /** How a row says that it has a value that PostgreSQL knows and views do not, as an infinite numeric. */
    private static final String UNKNOWN_VALUE = "(0A000)";

    /** How a row says that a row of another side or of a subquery has failed. */
    private static final String JOINED_ROW = "a row that it may join has failed";

    /** Conditions of one row, which PostgreSQL may compute in another order than they are written in, and stop at another one. */
    private static final Pattern CONDITIONS = Pattern.compile(" in (AND|OR|CASE)\\(");

    private static final Pattern FIRST_ROWS = Pattern.compile(" (LIMIT|FETCH|OFFSET) ");
    /** Rows without a partner that WHERE leaves out in any case: PostgreSQL makes an inner join of it. */
    private static final Pattern OUTER_JOIN = Pattern.compile(" (LEFT|RIGHT|FULL) JOIN .* WHERE ");
    /** PostgreSQL computes what is compared with the rows of a subquery once for each of them, and not at all if there are none. */
    private static final Pattern QUANTIFIED = Pattern.compile(" (ANY|SOME|ALL) \\(SELECT");
    /** PostgreSQL computes their arguments for the rows alone that a frame asks for. */
    private static final Pattern OTHER_ROWS =
            Pattern.compile("\\b(LAG|LEAD|FIRST_VALUE|LAST_VALUE|NTH_VALUE)\\(|(ROWS|RANGE) BETWEEN");

    private final long seed;
    private final List<Table> tables;
    private final List<List<RowChange>> transactions;
    private final TrialDatabase database;
    private final PlantedFault fault;
    private final StatementTally tally;

    TrialRun(
            long seed,
            List<Table> tables,
            List<List<RowChange>> transactions,
            TrialDatabase database,
            PlantedFault fault,
            StatementTally tally) {
        this.seed = seed;
        this.tables = tables;
        this.transactions = List.copyOf(transactions);
        this.database = database;
        this.fault = fault;
        this.tally = tally;
    }

    /** Runs the views together; where the engine fails, halves of them, until it is known for which. */
    void run(List<TrialView> views) throws SQLException {
        List<TrialResult> results = new ArrayList<>();
        views.forEach(view -> results.add(new TrialResult()));
        try {
            compare(views, results);
        } catch (RuntimeException e) {
            if (views.size() > 1) {
                run(views.subList(0, views.size() / 2));
                run(views.subList(views.size() / 2, views.size()));
                return;
            }
            results.get(0).compared(Optional.of("the engine: " + e));
        }
        for (int view = 0; view < views.size(); view++) {
            TrialResult result = results.get(view);
            tally.ended(views.get(view).statement().shape(), result.end());
            if (result.difference().isPresent()) {
                tally.different(shrunk(views.get(view), result.difference().get()));
            }
        }
    }

    private void compare(List<TrialView> views, List<TrialResult> results) throws SQLException {
        ViewRun run = new ViewRun(
                tables,
                views.stream().flatMap(view -> view.definitions().stream()).toList(),
                seed,
                fault);
        int transactionsARound = transactions.size() / ROUNDS;
        for (int round = 0; round < ROUNDS; round++) {
            transactions
                    .subList(round * transactionsARound, (round + 1) * transactionsARound)
                    .forEach(run::append);
            run.settle();
            load(run);
            for (int view = 0; view < views.size(); view++) {
                if (results.get(view).difference().isEmpty()) {
                    compare(run, views.get(view), results.get(view));
                }
            }
        }
    }

    private void compare(ViewRun run, TrialView view, TrialResult result) throws SQLException {
        Optional<List<Row>> expected = database.query(view.statement().query());
        Optional<String> failure = run.failure(view.name());
        if (failure.isPresent() && failure.get().contains(UNKNOWN_VALUE)) {
            result.unknownValue();
        } else if (expected.isPresent() && failure.isPresent() && mayFailAhead(run, view, failure.get())) {
            result.failedAhead();
        } else if (expected.isPresent()) {
            result.compared(failure.map(reason -> "a row of the view has failed: " + reason)
                    .or(() -> new RowComparison(view.statement().approximate())
                            .difference(run.rows(view.name()), expected.get())));
        } else {
            tally.failedInPostgres(failure.isPresent());
        }
    }

    private boolean mayFailAhead(ViewRun run, TrialView view, String reason) throws SQLException {
        return run.hasUnknownKeys(view.name())
                || reason.contains(JOINED_ROW)
                || CONDITIONS.matcher(reason).find()
                || Stream.of(FIRST_ROWS, OUTER_JOIN, QUANTIFIED, OTHER_ROWS)
                        .anyMatch(
                                ahead -> ahead.matcher(view.statement().query()).find())
                || database.leavesOutParts(view.statement().query());
    }

    private void load(ViewRun run) throws SQLException {
        for (int table = 0; table < tables.size(); table++) {
            database.load(tables.get(table), run.tableRows(table).values());
        }
    }

    /** Leaves out transactions as long as the view still differs without them. */
    private TrialDifference shrunk(TrialView view, String reason) throws SQLException {
        List<List<RowChange>> left = new ArrayList<>(transactions);
        String shown = reason;
        for (int size = left.size() / 2; size > 0; size /= 2) {
            for (int from = left.size() - size; from >= 0; from -= size) {
                List<List<RowChange>> fewer = new ArrayList<>(left);
                fewer.subList(from, from + size).clear();
                Optional<String> still = alone(view, fewer);
                if (still.isPresent()) {
                    left = fewer;
                    shown = still.get();
                    from = Math.min(from, left.size());
                }
            }
        }
        return new TrialDifference(seed, tables, view.statement(), left, shown);
    }

    private Optional<String> alone(TrialView view, List<List<RowChange>> fewer) throws SQLException {
        TrialResult result = new TrialResult();
        try {
            ViewRun run = new ViewRun(tables, view.definitions(), seed, fault);
            fewer.forEach(run::append);
            run.settle();
            load(run);
            compare(run, view, result);
        } catch (RuntimeException e) {
            return Optional.of("the engine: " + e);
        }
        return result.difference();
    }
}
