package dev.belvedere.devstack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What is settled before a stack starts. Immutable; each method gives another starter. */
public final class Starter {

    private final Path home;
    private final Path directory;
    private final String host;
    private final Set<Service> services;
    private final Consumer<String> progress;

    Starter(Path home, Path directory, String host, Set<Service> services, Consumer<String> progress) {
        this.home = home;
        this.directory = directory;
        this.host = host;
        this.services = services;
        this.progress = progress;
    }

    /** Only these services, and those they cannot do without. By default all. */
    public Starter only(Service... wanted) {
        return new Starter(home, directory, host, Service.withRequired(List.of(wanted)), progress);
    }

    /** The address of this machine at which Kafka and the registry listen. By default 127.0.0.1, where the other services always are. */
    public Starter host(String address) {
        return new Starter(home, directory, address, services, progress);
    }

    /** Tells the listener each step that is done, as a sentence, in the thread that called. By default nobody hears of it. */
    public Starter progress(Consumer<String> listener) {
        return new Starter(home, directory, host, services, listener);
    }

    /**
     * Starts the stack and waits until all of it is ready.
     *
     * @throws DevStackException if it does not come up; nothing of it is left running then
     */
    public DevStack start() {
        ServerProcess server = ServerProcess.launch(home, directory, host, EnumSet.copyOf(services), progress);
        return new DevStack(directory, server, server.awaitReady());
    }
}
