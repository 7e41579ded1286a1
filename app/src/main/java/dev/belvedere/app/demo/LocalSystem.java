package dev.belvedere.app.demo;

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
 * The whole system on this machine: a shop whose changes are in Kafka, and engine processes that serve the views. Ends with this process, however that
 * ends.
 */
public final class LocalSystem implements AutoCloseable {

    /** How many virtual shards the demo has. */
    static final int SHARDS = 4;

    /** Few, and always the same: what else an instance keeps would be measured too. */
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
     * Starts everything, with the views that measurements are made of and one engine process, in a directory of its own and returns once the views are
     * hydrated.
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
            LocalShop shop = LocalShop.start(scale, Optional.empty(), LocalShop.LOOPBACK, out, teardown);
            DemoFiles files = new DemoFiles(shop, shards, MEASURED::contains);
            return serve(shop, files, LocalInstance.several(1, 0), out, teardown);
        } catch (SQLException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    /** Starts the instances of a shop and returns once the views are hydrated. Each is given to the teardown at once. */
    static LocalSystem serve(
            LocalShop shop, DemoFiles files, List<LocalInstance> instances, PrintStream out, Teardown teardown) {
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

    /** Where the shop's database is. */
    public String jdbcUrl() {
        return shop.jdbcUrl();
    }

    /** Where Kafka is. */
    public String bootstrapServers() {
        return shop.bootstrapServers();
    }

    /** Where the rows are served, by the first instance where there are several. */
    public URI http() {
        return instances.get(0).http();
    }

    /** Prints the addresses and what to try. */
    void tell() {
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
                  curl '%s/v1/views/order_overview/rows?user_id=370&order=desc&limit=5'

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

    /** Waits for so long, and refuses to go on where an engine ends meanwhile. */
    void watch(Duration time) {
        long each = time.toMillis() / processes.size();
        processes.forEach(process -> process.watch(each));
    }

    @Override
    public void close() {
        teardown.close();
    }
}
