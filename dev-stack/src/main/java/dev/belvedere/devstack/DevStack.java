package dev.belvedere.devstack;

import dev.belvedere.devstack.protocol.ControlMessage;
import dev.belvedere.devstack.protocol.ControlMessage.Word;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running stack. It stops with {@link #close}, and also when the JVM that started it ends, however that ends.
 *
 * <p>Its data stay in its directory: a stack that is started there again continues where this one stopped. Thread-safe; requests are carried out one at
 * a time.
 */
public final class DevStack implements AutoCloseable {

    private final Path directory;
    private final ServerProcess server;
    private final Map<String, String> addresses;

    private DevStack(Path directory, ServerProcess server, Map<String, String> addresses) {
        this.directory = directory;
        this.server = server;
        this.addresses = Map.copyOf(addresses);
    }

    /**
     * Configures a stack, which {@link Builder#start} starts.
     *
     * @param home the folder that this module's build assembles: {@code lib/} and {@code registry/}
     * @param directory where the stack keeps its data and logs; created if it does not exist. Only one stack at a time can use it
     */
    public static Builder at(Path home, Path directory) {
        return new Builder(
                home.toAbsolutePath(),
                null,
                directory.toAbsolutePath(),
                "127.0.0.1",
                EnumSet.allOf(Service.class),
                step -> {});
    }

    /** Kafka's address, {@code host:port}. */
    public String bootstrapServers() {
        return address(Service.KAFKA);
    }

    /** The base URL of the registry's Confluent-compatible API. */
    public String registryUrl() {
        return address(Service.REGISTRY);
    }

    /** The JDBC URL of the database {@code shop}, with its user; there is no password. */
    public String jdbcUrl() {
        return address(Service.POSTGRES);
    }

    /** The directory that holds the stack's data, and its logs in {@code logs/}. */
    public Path directory() {
        return directory;
    }

    /** The process that runs the stack; all other processes of the stack are its children, except PostgreSQL's. */
    public long pid() {
        return server.pid();
    }

    /**
     * Captures tables, which have to exist, into topics, which are created if they do not exist. Returns when the connector's task is running; its rows
     * may still be on their way.
     *
     * @throws DevStackException if the connector's configuration is refused or its task fails, with the reason
     */
    public void capture(CaptureRequest request) {
        server.request(ControlMessage.facts(Word.CAPTURE, request.facts()));
    }

    /** Stops one service while the others keep running. Does nothing if it is stopped already. */
    public void stop(Service service) {
        server.request(ControlMessage.facts(Word.STOP, Map.of("service", service.name())));
    }

    /** Starts a stopped service at its old address. Does nothing if it is running already. */
    public void start(Service service) {
        server.request(ControlMessage.facts(Word.START, Map.of("service", service.name())));
    }

    /**
     * Stops everything and waits until it has stopped. A second call does nothing.
     *
     * @throws DevStackException if something did not stop in time and was killed
     */
    @Override
    public void close() {
        server.close();
    }

    private String address(Service service) {
        String address = addresses.get(service.name());
        if (address == null) {
            throw new IllegalStateException(
                    service.title() + " is not part of this stack: start it with Service." + service.name() + ".");
        }
        return address;
    }

    /** The settings of a stack. Immutable: each method returns a new builder. */
    public static final class Builder {

        private final Path home;
        private final @Nullable Path libraries;
        private final Path directory;
        private final String host;
        private final Set<Service> services;
        private final Consumer<String> progress;

        private Builder(
                Path home,
                @Nullable Path libraries,
                Path directory,
                String host,
                Set<Service> services,
                Consumer<String> progress) {
            this.home = home;
            this.libraries = libraries;
            this.directory = directory;
            this.host = host;
            this.services = services;
            this.progress = progress;
        }

        /** Starts only the given services and those that they require. By default all services are started. */
        public Builder only(Service... wanted) {
            return new Builder(home, libraries, directory, host, Service.withRequired(List.of(wanted)), progress);
        }

        /** Adds a folder of jars to the stack's own libraries, such as another connector. By default there are none. */
        public Builder libraries(Path folder) {
            return new Builder(home, folder.toAbsolutePath(), directory, host, services, progress);
        }

        /** Sets the address of this machine that Kafka and the registry listen on, by default 127.0.0.1. The other services always listen there. */
        public Builder host(String address) {
            return new Builder(home, libraries, directory, address, services, progress);
        }

        /** Passes each completed step of the start to the listener, as a sentence, on the calling thread. By default steps are not reported. */
        public Builder progress(Consumer<String> listener) {
            return new Builder(home, libraries, directory, host, services, listener);
        }

        /**
         * Starts the stack and waits until all of it is ready.
         *
         * @throws DevStackException if it does not start; nothing of it is left running then
         */
        public DevStack start() {
            ServerProcess server = ServerProcess.launch(
                    new Programs(home, libraries), directory, host, EnumSet.copyOf(services), progress);
            return new DevStack(directory, server, server.awaitReady());
        }
    }
}
