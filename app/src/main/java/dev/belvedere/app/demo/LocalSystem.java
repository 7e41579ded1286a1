package dev.belvedere.app.demo;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.shop.Shop;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The whole system on this machine: PostgreSQL with a loaded shop, Debezium, Kafka, a schema registry, and an engine process that serves the views.
 * Ends with this process, however that ends.
 */
public final class LocalSystem implements AutoCloseable {

    /** How many virtual shards the demo has. */
    static final int SHARDS = 4;

    /** Few, and always the same: what else an instance keeps would be measured too. */
    private static final Set<String> MEASURED = Set.of("order_summary", "user_spend");

    private final Path directory;
    private final DevStack stack;
    private final ServeProcess serve;
    private final URI http;
    private final PrintStream out;
    private final Teardown teardown;

    private LocalSystem(
            Path directory, DevStack stack, ServeProcess serve, URI http, PrintStream out, Teardown teardown) {
        this.directory = directory;
        this.stack = stack;
        this.serve = serve;
        this.http = http;
        this.out = out;
        this.teardown = teardown;
    }

    /**
     * Starts everything, with the views that measurements are made of, in a directory of its own and returns once the views are hydrated.
     *
     * @param scale TPC-H's scale factor
     * @throws BelvedereException if something does not start
     * @throws SQLException if the shop cannot be loaded
     */
    public static LocalSystem start(double scale, PrintStream out) throws SQLException {
        return start(scale, SHARDS, out);
    }

    /** The same with so many virtual shards. */
    public static LocalSystem start(double scale, int shards, PrintStream out) throws SQLException {
        Teardown teardown = Teardown.atExit();
        try {
            return start(scale, shards, MEASURED::contains, Optional.empty(), 0, out, teardown);
        } catch (SQLException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    /** Whatever is started is given to the teardown at once, so that it is stopped even if the rest does not start. */
    static LocalSystem start(
            double scale,
            int shards,
            Predicate<String> views,
            Optional<Path> wanted,
            int httpPort,
            PrintStream out,
            Teardown teardown)
            throws SQLException {
        Path directory = teardown.add(DemoDirectory.of(wanted)).path();
        teardown.add(new StrayProcesses());
        DevStack stack = stack(directory, out, teardown);
        load(stack, scale, out);
        URI http = URI.create("http://127.0.0.1:" + FreePort.preferably(httpPort));
        Path configuration = new DemoFiles(directory, views).write(stack, shards, http.getPort());
        out.println("starting the engine: belvedere serve --config " + configuration);
        ServeProcess serve = teardown.add(ServeProcess.start(configuration, directory.resolve("logs/serve.log"), out));
        serve.awaitReady();
        return new LocalSystem(directory, stack, serve, http, out, teardown);
    }

    private static DevStack stack(Path directory, PrintStream out, Teardown teardown) {
        out.println("starting PostgreSQL, Kafka, the schema registry and Debezium in " + directory);
        Progress progress = Progress.start(out, "stack");
        DevStack stack = teardown.add(DevStack.at(Home.devStack(), directory.resolve("stack"))
                .progress(step -> out.println("  stack | " + step))
                .start());
        progress.done("running");
        return stack;
    }

    private static void load(DevStack stack, double scale, PrintStream out) throws SQLException {
        try (Connection database = DriverManager.getConnection(stack.jdbcUrl())) {
            Shop shop = new Shop(database);
            shop.create();
            if (shop.empty()) {
                shop.load(scale, out);
            }
            stack.capture(CaptureRequest.of(
                    Shop.TABLES.stream().map("public."::concat).toArray(String[]::new)));
            new CapturedEvents(database, stack.bootstrapServers()).await(out);
        }
    }

    /** Where the shop's database is. */
    public String jdbcUrl() {
        return stack.jdbcUrl();
    }

    /** Where Kafka is. */
    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    /** Where the rows are served. */
    public URI http() {
        return http;
    }

    /** Prints the addresses and what to try. */
    void tell() {
        out.printf(
                """

                  HTTP        %s
                  PostgreSQL  %s
                  Kafka       %s
                  Registry    %s
                  Files       %s

                Try:
                  curl %s/v1/views/order_summary/rows/1
                  curl '%s/v1/views/order_summary/rows?scan=true&limit=5'
                  curl '%s/v1/views/order_overview/rows?user_id=370&order=desc&limit=5'

                """, http, stack.jdbcUrl(), stack.bootstrapServers(), stack.registryUrl(), directory, http, http, http);
    }

    /** Waits for so long, and refuses to go on where the engine ends meanwhile. */
    void watch(Duration time) {
        serve.watch(time.toMillis());
    }

    @Override
    public void close() {
        teardown.close();
    }
}
