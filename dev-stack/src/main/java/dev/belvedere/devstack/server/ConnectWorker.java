package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
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
 * One worker of distributed Kafka Connect in this JVM; distributed because that one keeps connectors and their positions in topics, and can write
 * exactly once.
 */
final class ConnectWorker implements Part {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Pattern THREADS = Pattern.compile("connect-stop|DistributedHerder|task-thread");

    private final Layout layout;
    private final int port;
    private final String bootstrapServers;
    private @Nullable Connect<DistributedHerder> worker;

    ConnectWorker(Layout layout, Ports ports, String bootstrapServers) throws IOException {
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
            if (!Waiting.upTo(START).until(herder::isReady)) {
                throw new DevStackException(
                        "Kafka Connect was not ready within " + START.toSeconds() + " s; its log is " + log() + ".");
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
        // With this, a connector's configuration names the ports instead of holding them, and survives when they
        // change.
        settings.put("config.providers", "file");
        settings.put("config.providers.file.class", FileConfigProvider.class.getName());
        settings.put(
                "config.providers.file.param.allowed.paths", layout.directory().toString());
        ownTopics(settings);
        loneWorker(settings);
        return settings;
    }

    private static void ownTopics(Map<String, String> settings) {
        settings.put("config.storage.topic", "connect-configurations");
        settings.put("config.storage.replication.factor", "1");
        settings.put("offset.storage.topic", "connect-offsets");
        settings.put("offset.storage.replication.factor", "1");
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.topic", "connect-status");
        settings.put("status.storage.replication.factor", "1");
        settings.put("status.storage.partitions", "1");
    }

    // The worker before this one is not coming back; by default its tasks would be held for it for five minutes.
    private static void loneWorker(Map<String, String> settings) {
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        settings.put("session.timeout.ms", "6000");
        settings.put("heartbeat.interval.ms", "2000");
        // Takes what jars announce; to scan them for more would take longer than all the rest of the start.
        settings.put("plugin.discovery", "service_load");
    }

    /** Where connectors are started. The worker has to run. */
    DistributedHerder herder() {
        if (worker == null) {
            throw new DevStackException("Kafka Connect is not running.");
        }
        return worker.herder();
    }

    /**
     * A worker that does not come to its end is left to itself, so that those that stop after it are told to.
     *
     * @throws DevStackException where it takes longer than half a minute; says where its threads are
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
        stop.join(STOP.toMillis());
        if (stop.isAlive()) {
            throw new DevStackException(
                    "Kafka Connect did not stop within " + STOP.toSeconds() + " s. Its threads: " + threads() + ".");
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> THREADS.matcher(each.getKey().getName()).find())
                .map(each -> each.getKey().getName() + " " + Arrays.toString(each.getValue()))
                .collect(Collectors.joining("; "));
    }
}
