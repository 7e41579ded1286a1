package dev.belvedere.localshop.system;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The source of changes on this machine: a local stack whose database has a loaded shop. Thread-safe. */
public final class LocalShop {

    private final LocalStack stack;

    private LocalShop(LocalStack stack) {
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
        LocalShop shop = new LocalShop(LocalStack.start(List.of(Service.values()), given, host, out, teardown));
        shop.load(scale, out);
        return shop;
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
        return stack.directory();
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
