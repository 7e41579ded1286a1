package dev.belvedere.bench.sql;

import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.bench.sql.check.SchemaTrial;
import dev.belvedere.bench.sql.check.StatementTally;
import dev.belvedere.bench.sql.check.TrialDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench sql}: holds random statements against PostgreSQL until the time is over. */
@Command(
        name = "sql",
        description = {
            "Hold random statements against PostgreSQL.",
            "Draws schemas, statements of all shapes that a view can have, and transactions; runs the views in one process without Kafka, and compares their rows with those "
                    + "of the same statements in PostgreSQL. Prints each view that differs, with its seed and the fewest transactions after which it does."
        })
public final class SqlCommand implements Callable<Integer> {

    private static final double SECONDS_A_MINUTE = 60e9;

    private final PrintStream out;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "1",
            description = "How long to go on (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "The seed of the first schema; each next one has the next number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final JsonOption json = new JsonOption();

    public SqlCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        StatementTally tally = new StatementTally();
        try (TrialDatabase database = new TrialDatabase()) {
            long start = System.nanoTime();
            int shown = 0;
            for (long next = seed; minutesSince(start) < minutes; next++) {
                new SchemaTrial(next, database, UnaryOperator.identity(), tally).run();
                for (; shown < tally.differences().size(); shown++) {
                    out.println(tally.differences().get(shown).text());
                }
            }
            SqlReport report = new SqlReport(tally, minutesSince(start));
            out.print(report.text());
            json.write(report.json());
            return tally.differences().isEmpty() ? 0 : 1;
        }
    }

    private static double minutesSince(long start) {
        return (System.nanoTime() - start) / SECONDS_A_MINUTE;
    }
}
