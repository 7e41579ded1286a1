package dev.belvedere.localshop.sandbox;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.churn.Churn;
import dev.belvedere.localshop.events.EventFile;
import dev.belvedere.localshop.events.EventProducer;
import dev.belvedere.localshop.source.CapturedDatabase;
import dev.belvedere.localshop.source.SchemaCopy;
import dev.belvedere.localshop.source.SettledTopics;
import dev.belvedere.localshop.source.SourceTable;
import dev.belvedere.localshop.source.SqlScript;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the sandbox's changes come from: a captured database, a producer of events, or both. Not thread-safe. */
final class SandboxSource {

    private static final String DEFAULT_PREFIX = "try";
    private static final Waiting CAPTURING =
            Waiting.every(Duration.ofMillis(200)).atMost(Duration.ofMinutes(2));

    private final SandboxOptions options;
    private final SandboxFolder folder;
    private final LocalStack stack;
    private final PrintStream out;
    private final Optional<TableSettings> given;
    private final String topicPrefix;

    private SandboxSource(SandboxOptions options, SandboxFolder folder, LocalStack stack, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.stack = stack;
        this.out = out;
        this.given = folder.file(SandboxFolder.TABLES).map(TableSettings::read);
        this.topicPrefix = given.flatMap(TableSettings::topicPrefix).orElse(DEFAULT_PREFIX);
    }

    /**
     * Starts the services that the folder's files need.
     *
     * @throws SandboxException if the folder has no source of changes
     */
    static SandboxSource start(SandboxOptions options, SandboxFolder folder, PrintStream out, Teardown teardown) {
        boolean database = hasDatabase(options, folder);
        if (!database && folder.file(SandboxFolder.EVENTS).isEmpty()) {
            throw new SandboxException(
                    folder.path() + " has neither " + SandboxFolder.SCHEMA + " nor " + SandboxFolder.EVENTS
                            + ", and no --jdbc is given, so nothing would be in the views",
                    null);
        }
        List<Service> services = database ? List.of(Service.CONNECT) : List.of(Service.KAFKA, Service.REGISTRY);
        LocalStack stack = LocalStack.start(services, Optional.empty(), LocalStack.LOOPBACK, out, teardown);
        return new SandboxSource(options, folder, stack, out);
    }

    private static boolean hasDatabase(SandboxOptions options, SandboxFolder folder) {
        return options.schemaOf().isPresent()
                || folder.file(SandboxFolder.SCHEMA).isPresent();
    }

    boolean hasDatabase() {
        return hasDatabase(options, folder);
    }

    LocalStack stack() {
        return stack;
    }

    /** Whether all texts of the database are ordered by their bytes; false without a database. */
    boolean ordersTextsByBytes() throws SQLException {
        if (!hasDatabase()) {
            return false;
        }
        try (CapturedDatabase database = CapturedDatabase.connect(stack.jdbcUrl())) {
            return database.ordersTextsByBytes();
        }
    }

    /** Creates the tables, captures them, and returns their settings once all of their rows are in Kafka. */
    TableSettings capture() throws SQLException {
        if (options.schemaOf().isPresent()) {
            run(SchemaCopy.of(options.schemaOf().get()));
        }
        runScript(SandboxFolder.SCHEMA);
        try (CapturedDatabase database = CapturedDatabase.connect(stack.jdbcUrl());
                SettledTopics topics = new SettledTopics(stack.bootstrapServers(), topicPrefix)) {
            List<SourceTable> tables = capturable(database.tables());
            fill(database, tables);
            ProgressBar progress = ProgressBar.start(out, "capturing");
            String connector = folder.text(SandboxFolder.CONNECTOR).orElse("{}");
            stack.capture(CapturedDatabase.capture(tables, topicPrefix, connector));
            CAPTURING.until(database::followed);
            topics.await();
            progress.done(String.format(
                    Locale.ROOT, "%,d rows of %d tables are in Kafka", database.rows(tables), tables.size()));
            return given.orElseGet(() -> TableSettings.captured(tables, topicPrefix));
        }
    }

    private List<SourceTable> capturable(List<SourceTable> all) {
        all.stream()
                .filter(table -> !table.capturable())
                .forEach(table -> out.println("left out: table " + table.quoted() + ", whose name has other characters"
                        + " than letters, digits and underscores"));
        List<SourceTable> tables = all.stream().filter(SourceTable::capturable).toList();
        if (tables.isEmpty()) {
            throw new SandboxException("the schema has no table that can be captured", null);
        }
        return tables;
    }

    private void fill(CapturedDatabase database, List<SourceTable> tables) throws SQLException {
        List<String> empty = new ArrayList<>();
        for (SourceTable table : tables) {
            if (database.count(table) == 0) {
                empty.add(table.quoted());
            }
        }
        if (options.fill() > 0 && !empty.isEmpty()) {
            Churn.of(database.connection(), empty, options.seed()).fill(options.fill());
        }
    }

    /** Runs the folder's {@code changes.sql} and returns once the changes are in Kafka. */
    void change() throws SQLException {
        runScript(SandboxFolder.CHANGES);
        settle();
    }

    /** Runs the random transactions and returns once the changes are in Kafka. */
    void churn() throws SQLException {
        try (CapturedDatabase database = CapturedDatabase.connect(stack.jdbcUrl())) {
            List<String> tables = database.tables().stream()
                    .filter(SourceTable::capturable)
                    .map(SourceTable::quoted)
                    .toList();
            ProgressBar progress = ProgressBar.start(out, "churn");
            progress.done(Churn.of(database.connection(), tables, options.seed())
                    .run(options.churn(), done -> progress.at(done, options.churn()))
                    .toString());
        }
        settle();
    }

    /** Creates the topic and the schemas of the folder's events. */
    EventProducer producer(EventFile events) {
        return EventProducer.start(events, stack.bootstrapServers(), stack.registryUrl());
    }

    /** Returns the settings of the events' table. */
    TableSettings tables(EventFile events) {
        return given.orElseGet(() -> TableSettings.topic(events.topic()));
    }

    /** @throws SandboxException if the connector has stopped, so that the changes do not arrive */
    private void settle() throws SQLException {
        try (SettledTopics topics = new SettledTopics(stack.bootstrapServers(), topicPrefix);
                CapturedDatabase database = CapturedDatabase.connect(stack.jdbcUrl())) {
            topics.await();
            if (!database.followed()) {
                throw new SandboxException(
                        "the connector has stopped, so that changes do not arrive. Its reason is in the log of the services,"
                                + " which --keep leaves in "
                                + stack.directory(),
                        null);
            }
        }
    }

    // A script may leave settings behind, such as an empty search path: none of them outlives its connection.
    private void runScript(String name) throws SQLException {
        Optional<String> text = folder.text(name);
        if (text.isPresent()) {
            run(SqlScript.parse(name, text.get()));
        }
    }

    private void run(SqlScript script) throws SQLException {
        ProgressBar progress = ProgressBar.start(out, script.name());
        try (CapturedDatabase database = CapturedDatabase.connect(stack.jdbcUrl())) {
            script.run(database.connection());
        }
        progress.done(script.statements().size() + " statements");
    }
}
