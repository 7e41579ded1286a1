package dev.belvedere.devstack.service;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A Kafka broker in this JVM, which is its own controller. */
public final class BrokerServer implements ManagedService {

    private final StackLayout layout;
    private final String host;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    public BrokerServer(StackLayout layout, Ports ports) throws IOException {
        this.layout = layout;
        this.host = ports.host();
        this.port = ports.of("kafka");
        this.controllerPort = ports.of("kafka-controller");
    }

    @Override
    public Service service() {
        return Service.KAFKA;
    }

    @Override
    public String address() {
        return host + ":" + port;
    }

    @Override
    public Path log() {
        return layout.log("server");
    }

    @Override
    public String start() throws IOException {
        if (server == null) {
            Properties settings = new BrokerSettings(layout.kafkaData(), address(), controllerPort).properties();
            format(settings);
            KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server = starting;
            starting.startup();
        }
        return "Kafka " + AppInfoParser.getVersion() + " listening on " + address();
    }

    private void format(Properties settings) throws IOException {
        if (Files.exists(layout.kafkaData().resolve("meta.properties"))) {
            return;
        }
        Path file = Files.createDirectories(layout.kafkaData()).resolveSibling("kafka.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
        if (StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8)) != 0) {
            throw new DevStackException(
                    "Kafka's storage could not be formatted: " + output.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }
}
