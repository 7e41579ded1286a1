package dev.belvedere.app.verify;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares views with the database that their tables come from, while both change: at one position of its log. PostgreSQL exports a snapshot with its position; the views
 * are read at the engine's snapshot that has exactly the same transactions. The engine has one only if that position is the end of an epoch; if not, another position is
 * taken. Not thread-safe.
 */
public final class LiveVerification implements AutoCloseable {

    /** How long a replica may take to reach what another one has; instances limit it further. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final Waiting REACHING = Waiting.every(Duration.ofMillis(20)).atMost(Duration.ofMinutes(1));

    private final String jdbcUrl;
    private final String transactions;
    private final ViewApi api;
    private final TransactionLog log;
    private final PrintStream out;
    private int attempts;

    /**
     * @param http the base address of any instance
     * @param tokenFile contains the bearer token to read with; empty for none
     * @param transactions the transaction topic of the database
     * @param kafka settings of the client that reads it
     * @param out receives progress
     */
    public LiveVerification(
            String jdbcUrl,
            URI http,
            Optional<Path> tokenFile,
            String transactions,
            Map<String, String> kafka,
            Registry registry,
            PrintStream out) {
        this.jdbcUrl = jdbcUrl;
        this.transactions = transactions;
        this.api = new ViewApi(http, tokenFile);
        this.log = new TransactionLog(kafka, registry, transactions);
        this.out = out;
    }

    /** Returns the names of the views that the engine serves. */
    public List<String> views() {
        return api.views();
    }

    /** Returns how many positions were taken so far. */
    public int attempts() {
        return attempts;
    }

    /**
     * Reads all rows of these views at one position, and compares them.
     *
     * @param most how many positions are tried
     * @return the reports in the order of the views
     * @throws VerificationException if either side cannot be read, or none of the positions is the end of an epoch
     */
    public List<ViewReport> verify(List<String> views, int most) {
        ProgressBar progress = ProgressBar.start(out, "verifying while rows change");
        List<ViewShape> shapes = views.stream()
                .map(view -> ViewShape.of(api.json("/v1/views/" + ViewApi.encoded(view))))
                .toList();
        Optional<List<ViewReport>> reports = Optional.empty();
        while (reports.isEmpty()) {
            attempts++;
            progress.at(attempts, 0);
            reports = attempt(shapes, attempts >= most);
        }
        progress.done("position " + attempts + " of those tried was the end of an epoch");
        return reports.get();
    }

    /**
     * Compares at one position; empty if another one has to be taken: if it is not the end of an epoch, or if rows differ where transactions may not have come yet.
     *
     * @param last whether there is no other
     */
    private Optional<List<ViewReport>> attempt(List<ViewShape> shapes, boolean last) {
        try (ExportedSnapshot snapshot = ExportedSnapshot.take(jdbcUrl)) {
            TransactionLog.Offset offset = log.offsetAt(snapshot.lsn());
            List<ViewReport> reports = served(shapes, offset.value()).entrySet().stream()
                    .map(view -> compare(view.getKey(), view.getValue(), snapshot))
                    .toList();
            boolean settled = offset.certain() || reports.stream().allMatch(ViewReport::equal);
            return settled || last ? Optional.of(reports) : Optional.empty();
        } catch (VerificationException e) {
            if (!e.isSnapshotGone() || last) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Map<ViewShape, ServedCopy> served(List<ViewShape> shapes, long offset) {
        Map<String, String> headers = Map.of("Snapshot", token(offset).text(), "Prefer", "wait=" + WAIT.toMillis());
        Map<ViewShape, ServedCopy> served = new LinkedHashMap<>();
        for (ViewShape shape : shapes) {
            served.put(shape, ServedCopy.of(shape, new HttpServedRows(api, shape, headers)));
        }
        return served;
    }

    /** Waits until the engine has reached an offset, and returns the newest snapshot's token with exactly that offset. */
    private SyncToken token(long offset) {
        SyncToken[] last = {SyncToken.NONE};
        if (!REACHING.until(() -> {
            last[0] = newest();
            return last[0].next(transactions, 0).orElse(0) >= offset;
        })) {
            throw VerificationException.api(
                    "the engine has not reached offset " + offset + " of " + transactions + " in a minute", null);
        }
        return SyncToken.of(add -> {
            last[0].forEach((topic, partition, next) -> {
                if (!topic.equals(transactions)) {
                    add.partition(topic, partition, next);
                }
            });
            if (offset > 0) {
                add.partition(transactions, 0, offset);
            }
        });
    }

    private SyncToken newest() {
        String text = api.json("/v1/sources").path("snapshot").asText();
        return text.isEmpty() ? SyncToken.NONE : SyncToken.parse(text);
    }

    private ViewReport compare(ViewShape shape, ServedCopy served, ExportedSnapshot snapshot) {
        ProgressBar progress = ProgressBar.start(out, "comparing " + shape.name());
        SourceRows source = new JdbcSourceRows(snapshot.database(), shape, false);
        ViewReport report = shape.key().isEmpty()
                ? new MultisetComparison(shape, source, served, progress).run(Duration.ZERO)
                : new Comparison(shape, source, served, progress).run(Duration.ZERO);
        progress.done(String.format(Locale.ROOT, "%,d rows", report.compared()));
        return report;
    }

    @Override
    public void close() {
        log.close();
    }
}
