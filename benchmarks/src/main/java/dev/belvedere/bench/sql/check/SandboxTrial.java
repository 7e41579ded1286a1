package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.localshop.sandbox.Outcome;
import dev.belvedere.localshop.sandbox.Sandbox;
import dev.belvedere.localshop.sandbox.SandboxOptions;
import dev.belvedere.localshop.sandbox.ViewResult;
import dev.belvedere.localshop.system.WorkingDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A random schema and random statements over it, served as {@code belvedere try} serves them: from PostgreSQL by Debezium and Kafka, compared over HTTP. */
public final class SandboxTrial {

    private static final int TRANSACTIONS = 20;
    private static final int VIEWS_A_PROCESS = 40;

    private final long seed;
    private final StatementTally tally;
    private final PrintStream out;
    private final DrawnSchema schema;

    /** Draws the schema. */
    public SandboxTrial(long seed, TrialDatabase database, StatementTally tally, PrintStream out) throws SQLException {
        this.seed = seed;
        this.tally = tally;
        this.out = out;
        this.schema = new DrawnSchema(seed, database, tally);
    }

    /** Draws a statement of each shape, and serves them all together. */
    public void run() throws SQLException, IOException {
        Map<String, DrawnStatement> statements = new LinkedHashMap<>();
        for (String shape : schema.shapes()) {
            schema.statement(shape).ifPresent(drawn -> statements.put("v" + statements.size(), drawn));
        }
        List<List<RowChange>> before = schema.transactions(TRANSACTIONS);
        List<List<RowChange>> after = schema.transactions(TRANSACTIONS);
        out.println("\nseed " + seed);
        try (WorkingDirectory folder = WorkingDirectory.of(Optional.empty())) {
            write(folder.path(), statements, before, after);
            SandboxOptions options = new SandboxOptions(
                    folder.path(), Optional.empty(), 0, 0, seed, VIEWS_A_PROCESS, false, Optional.empty(), false);
            List<List<RowChange>> all = new ArrayList<>(before);
            all.addAll(after);
            for (ViewResult result : Sandbox.report(options, out).results()) {
                Optional.ofNullable(statements.get(result.view()))
                        .ifPresent(statement -> count(statement, result, all));
            }
        }
    }

    private void write(
            Path folder,
            Map<String, DrawnStatement> statements,
            List<List<RowChange>> before,
            List<List<RowChange>> after)
            throws IOException {
        String tables = schema.tables().stream()
                .map(table -> TrialScripts.definition(table) + ";\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("schema.sql"), tables + script(before));
        Files.writeString(folder.resolve("changes.sql"), script(after));
        Path views = Files.createDirectory(folder.resolve("views"));
        for (Map.Entry<String, DrawnStatement> statement : statements.entrySet()) {
            String selectedFrom = statement
                    .getValue()
                    .view()
                    .map(view -> definition(view.name(), view.query()))
                    .orElse("");
            Files.writeString(
                    views.resolve(statement.getKey() + ".sql"),
                    selectedFrom
                            + definition(
                                    statement.getKey(), statement.getValue().query()));
        }
    }

    private static String definition(String name, String query) {
        return "CREATE MATERIALIZED VIEW " + name + " AS\n" + query + ";\n";
    }

    private String script(List<List<RowChange>> transactions) {
        return transactions.stream()
                .map(changes -> TrialScripts.transaction(schema.tables(), changes))
                .collect(Collectors.joining());
    }

    private void count(DrawnStatement statement, ViewResult result, List<List<RowChange>> transactions) {
        if (result.outcome() == Outcome.REFUSED) {
            tally.refused(statement, result.detail());
            return;
        }
        tally.started(statement);
        tally.ended(statement.shape(), end(result.outcome()));
        if (end(result.outcome()) == StatementEnd.DIFFERENT) {
            tally.different(new TrialDifference(
                    seed, schema.tables(), statement, transactions, "end to end: " + result.detail()));
        }
    }

    private static StatementEnd end(Outcome outcome) {
        return switch (outcome) {
            case EQUAL -> StatementEnd.EQUAL;
            case SERVED -> StatementEnd.POSTGRES_FAILED;
            case REFUSED -> StatementEnd.REFUSED;
            case SET_ASIDE, DIFFERENT -> StatementEnd.DIFFERENT;
        };
    }
}
