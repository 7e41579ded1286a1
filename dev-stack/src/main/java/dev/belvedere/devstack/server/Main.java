package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.protocol.Message;
import dev.belvedere.devstack.protocol.Message.Word;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a stack until standard input ends or the process is told to terminate. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final Layout layout;
    private final String host;
    private final Set<Service> services;
    private final Console console;

    private Main(Layout layout, String host, Set<Service> services, Console console) {
        this.layout = layout;
        this.host = host;
        this.services = services;
        this.console = console;
    }

    /**
     * Starts the stack.
     *
     * @param arguments the home folder, the stack's directory, the address at which Kafka and the registry listen, and the names of the services
     */
    public static void main(String... arguments) {
        Console console = Console.takeOver();
        Layout layout = new Layout(Path.of(arguments[0]), Path.of(arguments[1]));
        List<Service> wanted =
                Arrays.stream(arguments).skip(3).map(Service::valueOf).toList();
        // Exits, instead of returning: Kafka leaves threads behind, and what stops the parts is the shutdown hook.
        System.exit(new Main(layout, arguments[2], Service.withRequired(wanted), console).run());
    }

    private int run() {
        try {
            DirectoryLock.take(layout.lock());
            serve();
            return 0;
        } catch (DevStackException failure) {
            LOG.error("Giving up", failure);
            console.failed(failure.sentence());
        } catch (Exception failure) {
            LOG.error("Giving up", failure);
            console.failed(
                    "The dev stack failed: " + Reason.of(failure) + "; its log is " + layout.log("server") + ".");
        }
        return 1;
    }

    private void serve() throws Exception {
        Ports ports = Ports.in(layout.ports(), host);
        Broker broker = new Broker(layout, ports);
        ConnectWorker worker = new ConnectWorker(layout, ports, broker.address());
        Connectors connectors = new Connectors(worker);
        Stack stack = stack(broker, new Registry(layout, ports), new Postgres(layout, ports), worker);
        // Connect would stop in a hook of its own, beside this one: the broker would be gone while it still needs it.
        Exit.setShutdownHookAdder((name, hook) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));

        stack.start();
        if (services.contains(Service.CONNECT)) {
            connectors.awaitAll(console::progress);
        }
        console.say(Message.facts(Word.READY, stack.addresses()));
        new Orders(stack, new Captures(new Topics(broker.address()), connectors, layout), console).serve();
    }

    private Stack stack(Part... parts) {
        return new Stack(
                Arrays.stream(parts)
                        .filter(part -> services.contains(part.service()))
                        .toList(),
                console::progress);
    }
}
