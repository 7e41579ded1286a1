package dev.belvedere.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevStackIT {

    private static final Path HOME = Path.of(System.getProperty("belvedere.devstack.home"));
    private static final String TOPIC = "shop.public.users";

    @TempDir
    private Path directory;

    @Test
    void goesOnInItsDirectoryWithItsDataItsSchemasAndItsCaptures() throws Exception {
        List<String> progress = new ArrayList<>();
        List<ProcessHandle> processes;
        String bootstrapServers;
        int schemaId;
        String schema;
        try (DevStack stack =
                DevStack.at(HOME, directory).progress(progress::add).start()) {
            sql(
                    stack,
                    "CREATE TABLE users (id BIGINT PRIMARY KEY, name TEXT)",
                    "INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob')");
            stack.capture(CaptureRequest.of("public.users"));
            schemaId = schemaId(events(stack, 2).get(0));
            schema = schema(stack, schemaId);
            bootstrapServers = stack.bootstrapServers();
            processes = processes(stack);
        }
        assertThat(progress)
                .anyMatch(step -> step.startsWith("PostgreSQL 17"))
                .anyMatch(step -> step.startsWith("Kafka 4"));
        assertThat(schema).contains("Envelope");
        assertThat(processes).hasSizeGreaterThan(2).noneMatch(DevStackIT::runs);
        // Two that stop Connect at once leave it running when the broker goes, and then it does not end.
        assertThat(Files.readString(directory.resolve("logs/server.log")))
                .contains("Stopped Kafka Connect")
                .doesNotContain("connect-shutdown-hook");

        try (DevStack stack = DevStack.at(HOME, directory).start()) {
            sql(stack, "INSERT INTO users VALUES (3, 'Cid')");
            List<ConsumerRecord<byte[], byte[]>> events = events(stack, 3);

            assertThat(stack.bootstrapServers()).isEqualTo(bootstrapServers);
            assertThat(events).hasSize(3).allMatch(event -> schemaId(event) == schemaId);
            assertThat(schema(stack, schemaId)).isEqualTo(schema);
        }
    }

    @Test
    void leavesNothingBehindThatKeepsTheNextStackFromStarting() throws Exception {
        DevStack killed = DevStack.at(HOME, directory)
                .only(Service.POSTGRES, Service.REGISTRY)
                .start();
        List<ProcessHandle> processes = processes(killed);
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

        try (DevStack stack = DevStack.at(HOME, directory)
                .only(Service.POSTGRES, Service.REGISTRY)
                .start()) {
            sql(stack, "CREATE TABLE users (id BIGINT PRIMARY KEY)");

            // Too late: what runs here now is the other stack's.
            killed.close();
            sql(stack, "INSERT INTO users VALUES (1)");

            assertThat(processes).noneMatch(DevStackIT::runs);
            assertThatThrownBy(() -> stack.capture(CaptureRequest.of("public.users")))
                    .isInstanceOf(DevStackException.class)
                    .hasMessageContaining("not running");
        }
    }

    private static void sql(DevStack stack, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> events(DevStack stack, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (events.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(events::add);
            }
        }
        return events;
    }

    /** The id in the Confluent header: a zero byte, then four bytes. */
    private static int schemaId(ConsumerRecord<byte[], byte[]> event) {
        ByteBuffer frame = ByteBuffer.wrap(event.value());
        assertThat(frame.get()).isZero();
        return frame.getInt();
    }

    private static String schema(DevStack stack, int id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.registryUrl() + "/schemas/ids/" + id))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** The server, what it started, and PostgreSQL, which detaches from it. */
    private static List<ProcessHandle> processes(DevStack stack) {
        ProcessHandle server = ProcessHandle.of(stack.pid()).orElseThrow();
        Stream<ProcessHandle> postgres = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(stack.directory().toString()))
                        .isPresent());
        return Stream.concat(Stream.concat(Stream.of(server), server.descendants()), postgres)
                .distinct()
                .toList();
    }

    private static boolean runs(ProcessHandle process) {
        return process.info().command().isPresent();
    }
}
