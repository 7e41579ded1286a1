package dev.belvedere.localshop.system;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The source of changes on this machine: PostgreSQL with a loaded shop, Debezium, Kafka and a schema registry. Ends with its teardown, and with this
 * process, however that ends. Thread-safe.
 */
public final class LocalShop {

    /** The address at which Kafka and the registry listen by default. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final DevStack stack;

    private LocalShop(Path directory, DevStack stack) {
        this.directory = directory;
        this.stack = stack;
    }

    /**
     * Starts all services, loads the shop unless its database has rows, and returns when all rows are in Kafka.
     *
     * @param scale the TPC-H scale factor
     * @param given the directory of all files; empty for a temporary one, which the teardown deletes
     * @param host the address at which instances reach Kafka and the registry
     * @param teardown closes every part that was started, even if a later one does not start
     * @throws BelvedereException if a service does not start
     * @throws SQLException if the shop cannot be loaded
     */
    public static LocalShop start(double scale, Optional<Path> given, String host, PrintStream out, Teardown teardown)
            throws SQLException {
        Path directory = teardown.add(WorkingDirectory.of(given)).path();
        teardown.add(new StrayProcesses());
        LocalShop shop = new LocalShop(directory, stack(directory, host, out, teardown));
        shop.load(scale, out);
        return shop;
    }

    private static DevStack stack(Path directory, String host, PrintStream out, Teardown teardown) {
        out.println("starting PostgreSQL, Kafka, the schema registry and Debezium in " + directory);
        ProgressBar progress = ProgressBar.start(out, "stack");
        DevStack stack = teardown.add(DevStack.at(Installation.devStack(), directory.resolve("stack"))
                .host(host)
                .progress(step -> out.println("  stack | " + step))
                .start());
        progress.done("running");
        return stack;
    }

    private void load(double scale, PrintStream out) throws SQLException {
        try (Connection database = DriverManager.getConnection(stack.jdbcUrl())) {
            Shop shop = new Shop(database);
            shop.create();
            if (shop.empty()) {
                shop.load(scale, out);
            }
            capture();
            new CaptureProgress(database, stack.bootstrapServers()).await(out);
        }
    }

    /** Captures the tables. A capture that failed, for example because a service was stopped, resumes at its last position. */
    public void capture() {
        stack.capture(
                CaptureRequest.of(Shop.TABLES.stream().map("public."::concat).toArray(String[]::new)));
    }

    /** Returns the directory of all files. */
    public Path directory() {
        return directory;
    }

    /** Returns the JDBC URL of the shop's database. */
    public String jdbcUrl() {
        return stack.jdbcUrl();
    }

    /** Returns the address of Kafka, {@code host:port}. */
    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    /** Returns the base URL of the registry's Confluent-compatible API. */
    public String registryUrl() {
        return stack.registryUrl();
    }

    /** Stops one service and leaves the others running. */
    public void stop(Service service) {
        stack.stop(service);
    }

    /** Starts a stopped service again, at the same address. */
    public void start(Service service) {
        stack.start(service);
    }
}
