package dev.belvedere.bench.sql;

import dev.belvedere.bench.options.TrialOptions;
import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.bench.sql.check.PlantedFault;
import dev.belvedere.bench.sql.check.SandboxTrial;
import dev.belvedere.bench.sql.check.SchemaTrial;
import dev.belvedere.bench.sql.check.StatementTally;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench sql}: holds random statements against PostgreSQL until the time is over. */
@Command(
        name = "sql",
        description = {
            "Hold random statements against PostgreSQL.",
            "Draws schemas, statements of all shapes that a view can have, and transactions; runs the views in one"
                    + " process without Kafka, and compares their rows with those of the same statements in PostgreSQL."
                    + " Prints each view that differs, with its seed and the fewest transactions after which it does."
        })
public final class SqlCommand implements Callable<Integer> {

    private static final double NANOS_A_MINUTE = 60e9;

    private final PrintStream out;

    @Mixin
    private final TrialOptions trials = new TrialOptions(1);

    @Option(
            names = "--end-to-end",
            description =
                    "Serve the views as 'belvedere try' does, with PostgreSQL, Debezium, Kafka and HTTP, and compare"
                            + " them before and after transactions: some statements a minute instead of a thousand.")
    private boolean endToEnd;

    @Mixin
    private final JsonOption json = new JsonOption();

    public SqlCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        StatementTally tally = new StatementTally(difference -> out.println(difference.text()));
        try {
            benchmark(tally).run(trials.time());
        } finally {
            SqlReport report = new SqlReport(tally, (System.nanoTime() - start) / NANOS_A_MINUTE);
            out.print(report.text());
            json.write(report.json());
        }
        return tally.differences().isEmpty() ? 0 : 1;
    }

    private SqlBenchmark benchmark(StatementTally tally) {
        if (endToEnd) {
            return new SqlBenchmark(
                    trials.seed(), (seed, database) -> new SandboxTrial(seed, database, tally, out).run(), 1);
        }
        return new SqlBenchmark(
                trials.seed(),
                (seed, database) -> new SchemaTrial(seed, database, PlantedFault.NONE, tally).run(),
                Runtime.getRuntime().availableProcessors());
    }
}
