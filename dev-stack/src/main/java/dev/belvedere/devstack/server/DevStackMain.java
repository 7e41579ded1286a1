package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.capture.Captures;
import dev.belvedere.devstack.capture.Connectors;
import dev.belvedere.devstack.capture.TopicCreation;
import dev.belvedere.devstack.protocol.ControlMessage;
import dev.belvedere.devstack.protocol.ControlMessage.Word;
import dev.belvedere.devstack.service.BrokerServer;
import dev.belvedere.devstack.service.ConnectWorker;
import dev.belvedere.devstack.service.ManagedService;
import dev.belvedere.devstack.service.Ports;
import dev.belvedere.devstack.service.PostgresServer;
import dev.belvedere.devstack.service.RegistryServer;
import dev.belvedere.devstack.service.RootCause;
import dev.belvedere.devstack.service.StackLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a stack until standard input ends or the process is terminated. */
public final class DevStackMain {

    private static final Logger LOG = LoggerFactory.getLogger(DevStackMain.class);

    private final StackLayout layout;
    private final String host;
    private final Set<Service> services;
    private final ControlChannel channel;

    private DevStackMain(StackLayout layout, String host, Set<Service> services, ControlChannel channel) {
        this.layout = layout;
        this.host = host;
        this.services = services;
        this.channel = channel;
    }

    /**
     * Starts the stack.
     *
     * @param arguments the home folder, the stack's directory, the address that Kafka and the registry listen on, and the names of the services
     */
    public static void main(String... arguments) {
        ControlChannel channel = ControlChannel.takeOver();
        StackLayout layout = new StackLayout(Path.of(arguments[0]), Path.of(arguments[1]));
        List<Service> wanted =
                Arrays.stream(arguments).skip(3).map(Service::valueOf).toList();
        // Exits instead of returning: threads of Kafka keep running, and the shutdown hook stops the services.
        System.exit(new DevStackMain(layout, arguments[2], Service.withRequired(wanted), channel).run());
    }

    private int run() {
        try {
            DirectoryLock.take(layout.lock());
            serve();
            return 0;
        } catch (DevStackException failure) {
            LOG.error("Giving up", failure);
            channel.failed(failure.sentence());
        } catch (Exception failure) {
            LOG.error("Giving up", failure);
            channel.failed(
                    "The dev stack failed: " + RootCause.of(failure) + "; its log is " + layout.log("server") + ".");
        }
        return 1;
    }

    private void serve() throws Exception {
        Ports ports = Ports.in(layout.ports(), host);
        BrokerServer broker = new BrokerServer(layout, ports);
        ConnectWorker worker = new ConnectWorker(layout, ports, broker.address());
        Connectors connectors = new Connectors(worker);
        ServiceGroup group =
                group(broker, new RegistryServer(layout, ports), new PostgresServer(layout, ports), worker);
        // Connect's own shutdown hook would run concurrently, and the broker would stop while Connect still needs it.
        Exit.setShutdownHookAdder((name, hook) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(group::stop, "stop"));

        group.start();
        if (services.contains(Service.CONNECT)) {
            connectors.awaitAll(channel::progress);
        }
        channel.send(ControlMessage.facts(Word.READY, group.addresses()));
        new ControlLoop(group, new Captures(new TopicCreation(broker.address()), connectors, layout), channel).serve();
    }

    private ServiceGroup group(ManagedService... all) {
        return new ServiceGroup(
                Arrays.stream(all)
                        .filter(service -> services.contains(service.service()))
                        .toList(),
                channel::progress);
    }
}
