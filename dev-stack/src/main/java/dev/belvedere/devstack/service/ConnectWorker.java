package dev.belvedere.devstack.service;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.jspecify.annotations.Nullable;

/**
 * A worker of Kafka Connect in this JVM. It runs in distributed mode, which keeps connectors and their offsets in topics and supports exactly-once
 * delivery.
 */
public final class ConnectWorker implements ManagedService {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Waiting STARTING =
            Waiting.every(Duration.ofMillis(100)).atMost(START_TIMEOUT);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern THREADS = Pattern.compile("connect-stop|DistributedHerder|task-thread");

    private final StackLayout layout;
    private final int port;
    private final String bootstrapServers;
    private @Nullable Connect<DistributedHerder> worker;

    public ConnectWorker(StackLayout layout, Ports ports, String bootstrapServers) throws IOException {
        this.layout = layout;
        this.port = ports.of("connect");
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Service service() {
        return Service.CONNECT;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Path log() {
        return layout.log("server");
    }

    @Override
    public String start() throws Exception {
        if (worker == null) {
            Connect<DistributedHerder> starting = new ConnectDistributed().startConnect(settings());
            worker = starting;
            DistributedHerder herder = starting.herder();
            if (!STARTING.until(herder::isReady)) {
                throw new DevStackException("Kafka Connect was not ready within " + START_TIMEOUT.toSeconds()
                        + " s; its log is " + log() + ".");
            }
        }
        return "Kafka Connect " + AppInfoParser.getVersion() + " listening on " + address();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("listeners", address());
        settings.put("group.id", "dev-stack-connect");
        settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("exactly.once.source.support", "enabled");
        // Lets a connector's configuration refer to ports by name, so that it stays valid when they change.
        settings.put("config.providers", "file");
        settings.put("config.providers.file.class", FileConfigProvider.class.getName());
        settings.put(
                "config.providers.file.param.allowed.paths", layout.directory().toString());
        internalTopics(settings);
        singleWorker(settings);
        return settings;
    }

    private static void internalTopics(Map<String, String> settings) {
        settings.put("config.storage.topic", "connect-configurations");
        settings.put("config.storage.replication.factor", "1");
        settings.put("offset.storage.topic", "connect-offsets");
        settings.put("offset.storage.replication.factor", "1");
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.topic", "connect-status");
        settings.put("status.storage.replication.factor", "1");
        settings.put("status.storage.partitions", "1");
    }

    // The previous worker never returns; by default its tasks would stay unassigned for five minutes.
    private static void singleWorker(Map<String, String> settings) {
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        settings.put("session.timeout.ms", "6000");
        settings.put("heartbeat.interval.ms", "2000");
        // Scanning all jars for plugins would take longer than the rest of the start.
        settings.put("plugin.discovery", "service_load");
    }

    /**
     * The herder, which manages the connectors.
     *
     * @throws DevStackException if the worker is not running
     */
    public DistributedHerder herder() {
        if (worker == null) {
            throw new DevStackException("Kafka Connect is not running.");
        }
        return worker.herder();
    }

    /**
     * Stops the worker. One that does not stop is abandoned, so that the services that stop after it are stopped too.
     *
     * @throws DevStackException if stopping takes longer than half a minute; the message has the stack traces of its threads
     */
    @Override
    public void stop() throws InterruptedException {
        Connect<DistributedHerder> stopping = worker;
        if (stopping == null) {
            return;
        }
        worker = null;
        Thread stop = new Thread(
                () -> {
                    stopping.stop();
                    stopping.awaitStop();
                },
                "connect-stop");
        stop.setDaemon(true);
        stop.start();
        stop.join(STOP_TIMEOUT.toMillis());
        if (stop.isAlive()) {
            throw new DevStackException("Kafka Connect did not stop within " + STOP_TIMEOUT.toSeconds()
                    + " s. Its threads: " + threads() + ".");
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> THREADS.matcher(each.getKey().getName()).find())
                .map(each -> each.getKey().getName() + " " + Arrays.toString(each.getValue()))
                .collect(Collectors.joining("; "));
    }
}
