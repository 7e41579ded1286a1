package dev.belvedere.localshop.system;

import static java.util.stream.Collectors.joining;

import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole system on this machine: a shop whose changes are in Kafka, and instances that serve its views. Ends with this process, however that ends.
 * Not thread-safe.
 */
public final class LocalSystem implements AutoCloseable {

    /** The default number of virtual shards. */
    public static final int SHARDS = 4;

    /** The views of a system that is measured: few and always the same, because every view costs time. */
    public static final Set<String> MEASURED = Set.of("order_summary", "user_spend");

    private final LocalShop shop;
    private final List<LocalInstance> instances;
    private final List<ServeProcess> processes;
    private final PrintStream out;
    private final Teardown teardown;

    private LocalSystem(
            LocalShop shop,
            List<LocalInstance> instances,
            List<ServeProcess> processes,
            PrintStream out,
            Teardown teardown) {
        this.shop = shop;
        this.instances = List.copyOf(instances);
        this.processes = List.copyOf(processes);
        this.out = out;
        this.teardown = teardown;
    }

    /**
     * Starts a system with one instance of the {@link #MEASURED} views, in a temporary directory, and returns once the views are hydrated.
     *
     * @param scale the TPC-H scale factor
     * @throws BelvedereException if a part does not start
     * @throws SQLException if the shop cannot be loaded
     */
    public static LocalSystem start(double scale, PrintStream out) throws SQLException {
        return start(scale, SHARDS, out);
    }

    /** Starts a system as {@link #start(double, PrintStream)} does, with the given number of virtual shards. */
    public static LocalSystem start(double scale, int shards, PrintStream out) throws SQLException {
        Teardown teardown = Teardown.atExit();
        try {
            LocalShop shop = LocalShop.start(scale, Optional.empty(), LocalStack.LOOPBACK, out, teardown);
            InstanceFiles files = new InstanceFiles(shop, shards, MEASURED::contains);
            return serve(shop, files, LocalInstance.several(1, 0), out, teardown);
        } catch (SQLException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    /** Starts the instances of a shop and returns once their views are hydrated. The teardown closes each instance, even if a later one does not start. */
    public static LocalSystem serve(
            LocalShop shop, InstanceFiles files, List<LocalInstance> instances, PrintStream out, Teardown teardown) {
        List<ServeProcess> processes = new ArrayList<>();
        for (LocalInstance instance : instances) {
            Path configuration = files.write(instance);
            out.println("starting the engine: belvedere serve --config " + configuration);
            Path log = instance.log(shop.directory());
            processes.add(teardown.add(ServeProcess.start(instance, List.of(), configuration, log, out)));
        }
        processes.forEach(ServeProcess::awaitReady);
        return new LocalSystem(shop, instances, processes, out, teardown);
    }

    /** Returns the JDBC URL of the shop's database. */
    public String jdbcUrl() {
        return shop.jdbcUrl();
    }

    /** Returns the address of Kafka, {@code host:port}. */
    public String bootstrapServers() {
        return shop.bootstrapServers();
    }

    /** Returns the base address of the first instance. */
    public URI http() {
        return instances.get(0).http();
    }

    /** Prints all addresses and some requests to try. */
    public void printAddresses() {
        String addresses =
                instances.stream().map(instance -> instance.http().toString()).collect(joining("\n              "));
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
                  curl '%s/v1/views/order_overview/rows?user_id=1&order=desc&limit=5'

                """,
                addresses,
                shop.jdbcUrl(),
                shop.bootstrapServers(),
                shop.registryUrl(),
                shop.directory(),
                http(),
                http(),
                http());
    }

    /**
     * Waits for the given time.
     *
     * @throws LocalSystemException if an instance ends meanwhile
     */
    public void watch(Duration time) {
        long each = time.toMillis() / processes.size();
        processes.forEach(process -> process.watch(each));
    }

    @Override
    public void close() {
        teardown.close();
    }
}
