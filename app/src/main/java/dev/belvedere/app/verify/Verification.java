package dev.belvedere.app.verify;

import dev.belvedere.app.console.ProgressBar;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Compares views with the database that their tables come from. Not thread-safe. */
public final class Verification implements AutoCloseable {

    private final Connection database;
    private final ViewApi api;
    private final Duration grace;
    private final PrintStream out;

    private Verification(Connection database, ViewApi api, Duration grace, PrintStream out) {
        this.database = database;
        this.api = api;
        this.grace = grace;
        this.out = out;
    }

    /**
     * Connects to the database.
     *
     * @param http the base address of any instance
     * @param grace how long rows that differ are read again before they count as different
     * @param out receives progress
     * @throws VerificationException if the database cannot be reached
     */
    public static Verification connect(String jdbcUrl, URI http, Duration grace, PrintStream out) {
        return connect(jdbcUrl, http, Optional.empty(), grace, out);
    }

    /**
     * The same, as a client with a bearer token.
     *
     * @param tokenFile contains it; empty for none
     */
    public static Verification connect(
            String jdbcUrl, URI http, Optional<Path> tokenFile, Duration grace, PrintStream out) {
        DatabaseUrl url = new DatabaseUrl(jdbcUrl);
        try {
            Connection database = url.connect(new Properties());
            try (Statement statement = database.createStatement()) {
                statement.execute("SET TIME ZONE 'UTC'");
            }
            database.setReadOnly(true);
            database.setAutoCommit(false);
            return new Verification(database, new ViewApi(http, tokenFile), grace, out);
        } catch (SQLException e) {
            throw VerificationException.database("the database " + url + " cannot be reached: " + url.safe(e), e);
        }
    }

    /** Returns the names of the views that the engine serves. */
    public List<String> views() {
        return api.views();
    }

    /**
     * Reads and compares every row of one view. The database and the engine may change meanwhile.
     *
     * @throws VerificationException if either side cannot be read
     */
    public ViewReport verify(String view) {
        ViewShape shape = ViewShape.of(api.json("/v1/views/" + ViewApi.encoded(view)));
        ProgressBar progress = ProgressBar.start(out, "verifying " + view);
        SourceRows source = new JdbcSourceRows(database, shape, true);
        ServedRows served = new HttpServedRows(api, shape, Map.of());
        ViewReport report = shape.key().isEmpty()
                ? new MultisetComparison(shape, source, served, progress).run(grace)
                : new Comparison(shape, source, served, progress).run(grace);
        progress.done(String.format(Locale.ROOT, "%,d rows", report.compared()));
        return report;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw VerificationException.database("the connection to the database does not close: " + e.getMessage(), e);
        }
    }
}
