package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.KnownCatalog;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.Statement;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An engine whose start fails at one step after another: nothing that was opened before may be left. */
class EngineStartTest {

    private static final Pattern OURS =
            Pattern.compile("belvedere-.*|.*kafka.*|.*StreamThread.*|.*StateUpdater.*|.*CleanupThread.*");

    @TempDir
    private Path state;

    private Set<Thread> before = Set.of();

    @BeforeEach
    void rememberThreads() {
        before = threads();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> OURS.matcher(thread.getName()).matches())
                .collect(Collectors.toSet());
    }

    private Set<String> threadsLeft() {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private void assertNoThreadIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threadsLeft()).isEmpty());
    }

    private EngineSettings settings(Map<String, String> kafka) {
        Map<String, String> all = new HashMap<>(kafka);
        // Nothing listens there: clients can be made, and try to connect for as long as they are open.
        all.put("bootstrap.servers", "127.0.0.1:1");
        return new EngineSettings(
                "shop",
                List.of(),
                List.of(),
                List.of(),
                SqlSettings.NONE,
                2,
                1,
                Duration.ofMillis(10),
                state,
                16 << 20,
                SnapshotSettings.DEFAULT,
                1 << 20,
                InstanceSettings.ALONE,
                Duration.ofSeconds(1),
                all);
    }

    private static Engine start(EngineSettings settings, FakeBroker broker) {
        Blueprint blueprint = Blueprint.of(
                settings,
                List.of(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS SELECT id, name FROM users")),
                new KnownCatalog(ShopCatalog.CATALOG, Map.of()));
        return Engine.start(
                settings,
                blueprint,
                Registry.over(new MockSchemaRegistryClient()),
                given -> broker,
                new SimpleMeterRegistry());
    }

    private void assertStartLeavesNothing(Map<String, String> kafka, FakeBroker.@Nullable Question refused) {
        FakeBroker broker = new FakeBroker(refused);

        assertThatThrownBy(() -> start(settings(kafka), broker)).isInstanceOf(RuntimeException.class);

        assertThat(broker.isClosed()).isTrue();
        assertNoThreadIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void closesEverythingIfTheBrokerRefuses(FakeBroker.Question question) {
        assertStartLeavesNothing(Map.of(), question);
    }

    /** Each of these settings makes another client refuse to be made, after others were. */
    @ParameterizedTest
    @CsvSource({
        "admin.retries, the stream's first client",
        "producer.max.request.size, the stream's producer",
        "main.consumer.max.poll.records, the stream's consumer"
    })
    void closesEverythingIfAClientCannotBeMade(String setting, String client) {
        assertStartLeavesNothing(Map.of(setting, "planted"), null);
    }

    @Test
    void closesEverythingWhenItIsStopped() {
        FakeBroker broker = new FakeBroker(null);
        Engine engine = start(settings(Map.of()), broker);
        assertThat(threadsLeft()).isNotEmpty();

        engine.close(Duration.ofSeconds(10));

        assertThat(broker.isClosed()).isTrue();
        assertNoThreadIsLeft();
    }
}
