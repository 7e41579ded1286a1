package dev.belvedere.app.demo;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.shop.Shop;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where instances get their changes from, on this machine: PostgreSQL with a loaded shop, Debezium, Kafka and a schema registry. Ends with its teardown, and
 * with this process, however that ends.
 */
public final class LocalShop {

    /** Where Kafka and the registry listen by default. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final DevStack stack;

    private LocalShop(Path directory, DevStack stack) {
        this.directory = directory;
        this.stack = stack;
    }

    /**
     * Starts everything, and returns when all rows are in Kafka.
     *
     * @param scale TPC-H's scale factor
     * @param wanted where everything is kept; empty for a directory that is removed in the end
     * @param host the address at which instances reach Kafka and the registry
     * @param teardown is given at once what is started, so that it is stopped even if the rest does not start
     * @throws BelvedereException if something does not start
     * @throws SQLException if the shop cannot be loaded
     */
    public static LocalShop start(double scale, Optional<Path> wanted, String host, PrintStream out, Teardown teardown)
            throws SQLException {
        Path directory = teardown.add(DemoDirectory.of(wanted)).path();
        teardown.add(new StrayProcesses());
        LocalShop shop = new LocalShop(directory, stack(directory, host, out, teardown));
        shop.load(scale, out);
        return shop;
    }

    private static DevStack stack(Path directory, String host, PrintStream out, Teardown teardown) {
        out.println("starting PostgreSQL, Kafka, the schema registry and Debezium in " + directory);
        Progress progress = Progress.start(out, "stack");
        DevStack stack = teardown.add(DevStack.at(Home.devStack(), directory.resolve("stack"))
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
            new CapturedEvents(database, stack.bootstrapServers()).await(out);
        }
    }

    /** Has the tables' changes captured. A capture that has failed meanwhile, as when it needed a service that was stopped, goes on where it was. */
    public void capture() {
        stack.capture(
                CaptureRequest.of(Shop.TABLES.stream().map("public."::concat).toArray(String[]::new)));
    }

    /** Where all files are. */
    public Path directory() {
        return directory;
    }

    /** Where the shop's database is. */
    public String jdbcUrl() {
        return stack.jdbcUrl();
    }

    /** Where Kafka is. */
    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    /** Where the registry is. */
    public String registryUrl() {
        return stack.registryUrl();
    }

    /** Stops one service and leaves the others running. */
    public void stop(Service service) {
        stack.stop(service);
    }

    /** Starts a service that was stopped, at its old address. */
    public void start(Service service) {
        stack.start(service);
    }
}
