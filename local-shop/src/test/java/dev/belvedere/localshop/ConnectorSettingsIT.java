package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.dialect.TableShape;
import dev.belvedere.serdes.registry.Registry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of columns under settings of Debezium's connector: each is read as it is, or is refused for the reason that the documentation gives. */
@Timeout(400)
class ConnectorSettingsIT {

    private static final String EXACT = "";
    private static final String SCHEMA = """
            CREATE EXTENSION hstore;
            CREATE TABLE samples (id int PRIMARY KEY, amount numeric(8, 2), at timestamp, short timestamp(3), day date,
                body bytea, took interval, tags hstore, price money, code char(5), note text DEFAULT 'none');
            INSERT INTO samples VALUES (1, 1.5, '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05.678', '2026-01-02',
                '\\x01', '1 day', 'a=>1', 2, 'ab', NULL);
            CREATE TABLE parts (id int PRIMARY KEY, n int) PARTITION BY LIST (id);
            CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
            INSERT INTO parts VALUES (1, 2);
            """;
    private static final Map<String, String> RECOMMENDED = Map.ofEntries(
            Map.entry("id", EXACT),
            Map.entry("amount", EXACT),
            Map.entry("at", EXACT),
            Map.entry("short", EXACT),
            Map.entry("day", EXACT),
            Map.entry("body", EXACT),
            Map.entry("took", "intervals arrive"),
            Map.entry("tags", "an hstore arrives"),
            Map.entry("price", "an amount of money arrives"),
            Map.entry("code", EXACT),
            Map.entry("note", EXACT));

    private static DevStack stack;
    private static Registry registry;

    @BeforeAll
    static void start(@TempDir Path directory) throws SQLException {
        stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                .start();
        registry = Registry.connect(stack.registryUrl(), Map.of(), Duration.ofSeconds(20));
        try (Connection database = DriverManager.getConnection(stack.jdbcUrl());
                Statement statement = database.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("recommended", Map.of(), Map.of(), "parts_1"),
                Arguments.of(
                        "others",
                        Map.of(
                                "decimal.handling.mode", "double",
                                "time.precision.mode", "adaptive_time_microseconds",
                                "binary.handling.mode", "base64",
                                "interval.handling.mode", "string",
                                "hstore.handling.mode", "map",
                                "money.fraction.digits", "0",
                                "publish.via.partition.root", "true"),
                        Map.of("amount", "decimal.handling.mode", "tags", "Avro's map"),
                        "parts"),
                Arguments.of(
                        "connect",
                        Map.of(
                                "decimal.handling.mode", "string",
                                "time.precision.mode", "connect",
                                "binary.handling.mode", "hex"),
                        Map.of("at", "time.precision.mode"),
                        "parts_1"),
                Arguments.of(
                        "micros",
                        Map.of("time.precision.mode", "microseconds", "column.propagate.source.type", "none"),
                        Map.of("tags", EXACT, "price", EXACT),
                        "parts_1"),
                Arguments.of(
                        "nanos",
                        Map.of("time.precision.mode", "nanoseconds"),
                        Map.of("at", "NanoTimestamp", "short", "NanoTimestamp"),
                        "parts_1"),
                Arguments.of(
                        "iso",
                        Map.of("time.precision.mode", "isostring"),
                        Map.of("at", "IsoTimestamp", "short", "IsoTimestamp", "day", "IsoDate"),
                        "parts_1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void leaveEachColumnExactOrRefused(
            String name, Map<String, String> settings, Map<String, String> otherwise, String partitioned) {
        CaptureRequest request = CaptureRequest.of("public.samples", "public.parts", "public.parts_1")
                .named(name)
                .withTopicPrefix(name);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            request = request.with(setting.getKey(), setting.getValue());
        }
        stack.capture(request);

        Map<String, String> expected = new TreeMap<>(RECOMMENDED);
        expected.putAll(otherwise);
        TableShape samples = shape(name + ".public.samples");
        assertThat(samples.key()).containsExactly("id");
        expected.forEach((column, reason) -> {
            assertThat(samples.columns().names().contains(column)).as(column).isEqualTo(reason.isEmpty());
            assertThat(samples.unreadable().getOrDefault(column, EXACT))
                    .as(column)
                    .contains(reason);
        });
        assertThat(shape(name + ".public." + partitioned).columns().names()).containsExactly("id", "n");
    }

    private static TableShape shape(String topic) {
        Schema value = await().atMost(Duration.ofSeconds(60))
                .until(() -> registry.latest(topic + "-value"), Optional::isPresent)
                .orElseThrow();
        return TableShape.of(value, registry.latest(topic + "-key"), EventFormat.of(topic));
    }
}
