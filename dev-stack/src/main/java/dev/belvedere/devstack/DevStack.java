package dev.belvedere.devstack;

import dev.belvedere.devstack.protocol.Message;
import dev.belvedere.devstack.protocol.Message.Word;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/**
 * A running stack. It ends with {@link #close}, and also when the JVM that started it ends, in whatever way.
 *
 * <p>Its data stay in its directory: a stack that is started there again goes on where this one stopped. Thread-safe; one order is carried out at
 * a time.
 */
public final class DevStack implements AutoCloseable {

    private final Path directory;
    private final ServerProcess server;
    private final Map<String, String> addresses;

    DevStack(Path directory, ServerProcess server, Map<String, String> addresses) {
        this.directory = directory;
        this.server = server;
        this.addresses = Map.copyOf(addresses);
    }

    /**
     * A stack that is not started yet.
     *
     * @param home the folder that this module's build assembles: {@code lib/} and {@code registry/}
     * @param directory where the stack keeps its data and logs; created if it does not exist. One stack at a time can use it
     */
    public static Starter at(Path home, Path directory) {
        return new Starter(
                home.toAbsolutePath(),
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

    /** The database {@code shop}, with its user; there is no password. */
    public String jdbcUrl() {
        return address(Service.POSTGRES);
    }

    /** The base URL of Kafka Connect's own API. */
    public String connectUrl() {
        return address(Service.CONNECT);
    }

    /** Where the stack keeps its data, and its logs in {@code logs/}. */
    public Path directory() {
        return directory;
    }

    /** The process that all of the stack belongs to. */
    public long pid() {
        return server.pid();
    }

    /**
     * Captures tables, which have to exist, into topics, which are created if they do not. Returns when the connector's task is running; its rows
     * may still be on their way.
     *
     * @throws DevStackException if the connector's configuration is refused or its task fails, with the reason it gave
     */
    public void capture(CaptureRequest request) {
        server.order(Message.facts(Word.CAPTURE, request.facts()));
    }

    /** Stops one service and leaves the others running, as a drill. Does nothing if it is stopped already. */
    public void stop(Service service) {
        server.order(Message.facts(Word.STOP, Map.of("service", service.name())));
    }

    /** Starts a service that was stopped, at its old address. Does nothing if it is running already. */
    public void start(Service service) {
        server.order(Message.facts(Word.START, Map.of("service", service.name())));
    }

    /**
     * Stops everything and waits for it. A second call does nothing.
     *
     * @throws DevStackException if something did not stop by itself and was killed
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
}
