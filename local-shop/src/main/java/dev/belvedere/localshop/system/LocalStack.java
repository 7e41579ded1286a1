package dev.belvedere.localshop.system;

import static java.util.stream.Collectors.joining;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The services on this machine that changes come from: PostgreSQL, Debezium, Kafka and a schema registry, or some of them. They end with their teardown,
 * and with this process, however that ends. Thread-safe.
 */
public final class LocalStack {

    /** The address at which Kafka and the registry listen by default. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final DevStack stack;

    private LocalStack(Path directory, DevStack stack) {
        this.directory = directory;
        this.stack = stack;
    }

    /**
     * Starts services and returns when they are ready.
     *
     * @param services and those that they require
     * @param given the directory of all files; empty for a temporary one, which the teardown deletes
     * @param host the address at which instances reach Kafka and the registry
     * @param teardown closes every part that was started, even if a later one does not start
     * @throws LocalSystemException if a service does not start
     */
    public static LocalStack start(
            List<Service> services, Optional<Path> given, String host, PrintStream out, Teardown teardown) {
        Path directory = teardown.add(WorkingDirectory.of(given)).path();
        teardown.add(new StrayProcesses());
        String titles =
                Service.withRequired(services).stream().map(Service::title).collect(joining(", "));
        out.println("starting " + titles + " in " + directory);
        ProgressBar progress = ProgressBar.start(out, "stack");
        DevStack stack = teardown.add(call(() -> DevStack.at(Installation.devStack(), directory.resolve("stack"))
                .only(services.toArray(Service[]::new))
                .host(host)
                .progress(step -> out.println("  stack | " + step))
                .start()));
        progress.done("running");
        return new LocalStack(directory, stack);
    }

    /**
     * Captures tables. A capture that failed, for example because a service was stopped, resumes at its last position.
     *
     * @throws LocalSystemException if the connector's configuration is refused or its task fails
     */
    public void capture(CaptureRequest request) {
        command(() -> stack.capture(request));
    }

    /** Returns the directory of all files. */
    public Path directory() {
        return directory;
    }

    /** Returns the JDBC URL of the database. */
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
        command(() -> stack.stop(service));
    }

    /** Starts a stopped service again, at the same address. */
    public void start(Service service) {
        command(() -> stack.start(service));
    }

    private static void command(Runnable order) {
        call(() -> {
            order.run();
            return true;
        });
    }

    private static <T> T call(Supplier<T> order) {
        try {
            return order.get();
        } catch (DevStackException e) {
            throw new LocalSystemException(e.sentence(), e);
        }
    }
}
