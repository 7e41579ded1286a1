package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One event that cannot be taken in, among 100,000: no process ends, reads go on, and the rest is exact. */
@Timeout(400)
class BadEventsIT {

    private static final int EVENTS = 100_000;
    private static final int PAYMENTS = 20_000;
    private static final int POISONED = 4_711;
    private static final String VIEW = """
            CREATE MATERIALIZED VIEW by_account AS
            SELECT p.account, COUNT(*) AS n, SUM(p.amount) AS total FROM payments p GROUP BY p.account;
            """;

    private static DevStack stack;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Integer> amounts = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path directory) {
        stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                .only(Service.KAFKA, Service.REGISTRY)
                .start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void setsItAsideAndIsEqualOnceItsRowIsTold() throws Exception {
        try (Payments payments = Payments.create("aside", 3, stack)) {
            for (int event = 0; event < EVENTS; event++) {
                if (event == EVENTS / 2) {
                    payments.poison(POISONED);
                } else if (event % PAYMENTS != POISONED || event < EVENTS / 2) {
                    pay(payments, event % PAYMENTS, event);
                }
            }
            payments.flush();
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration("aside", "set-aside"))) {
                serve.awaitReady();

                assertThat(rows(serve)).isEqualTo(expected());
                assertThat(incomplete(serve)).isEqualTo("1");
                assertThat(get(serve, "/v1/views/by_account").body()).contains("\"incomplete\":1");

                String place = place(0);
                assertThat(place).startsWith("aside/");
                assertThat(deadLetters("aside", "show", place).out()).contains("corrupt-frame", "706f69736f6e");
                CommandRun replayed = deadLetters("aside", "replay", place, "--timeout", "2s");
                assertThat(replayed.exitCode()).isEqualTo(1);
                assertThat(replayed.out()).contains("still set aside");
                payments.poison(1);
                payments.flush();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> incomplete(serve).equals("2"));
                String second = place(1);
                assertThat(deadLetters("aside", "skip", second).out()).contains("settled");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> incomplete(serve).equals("1"));

                pay(payments, POISONED, 1);
                payments.flush();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> incomplete(serve).isEmpty());
                assertThat(rows(serve)).isEqualTo(expected());
                assertThat(deadLetters("aside", "list").out()).isEmpty();
            }
        }
    }

    /** The place of one of the events that are set aside, in the order in which they were. */
    private String place(int number) {
        String line = deadLetters("aside", "list").out().lines().toList().get(number);
        return line.substring(0, line.indexOf(' '));
    }

    private CommandRun deadLetters(String application, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--config",
                folder.resolve(application).resolve("belvedere.yaml").toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void standsStillBeforeItThroughARestartUntilItIsSetAside() throws Exception {
        try (Payments payments = Payments.create("pause", 3, stack)) {
            for (int event = 0; event < EVENTS / 2; event++) {
                pay(payments, event % PAYMENTS, event);
            }
            payments.flush();
            Map<Integer, Long> standing = expected();
            Path configuration = configuration("pause", "pause");
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
                serve.awaitReady();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(rows(serve)).isEqualTo(standing));
                payments.poison(POISONED);
                payments.flush();
                awaitStall(serve);
                for (int event = EVENTS / 2; event < EVENTS; event++) {
                    pay(payments, event % PAYMENTS, event);
                }
                payments.flush();

                assertThat(serve.runs()).isTrue();
                assertThat(get(serve, "/health/ready").statusCode()).isEqualTo(200);
                assertThat(rows(serve)).isEqualTo(standing);
            }
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
                serve.awaitReady();
                awaitStall(serve);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(rows(serve)).isEqualTo(standing));
            }
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration("pause", "set-aside"))) {
                serve.awaitReady();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(rows(serve)).isEqualTo(expected()));
                assertThat(incomplete(serve)).isEmpty();
            }
        }
    }

    private void pay(Payments payments, int payment, int amount) {
        amounts.put(payment, amount);
        payments.pay(payment, amount);
    }

    private Map<Integer, Long> expected() {
        Map<Integer, Long> totals = new TreeMap<>();
        amounts.forEach((payment, amount) -> totals.merge(Payments.account(payment), (long) amount, Long::sum));
        return totals;
    }

    private Path configuration(String table, String onBadEvent) throws IOException {
        Path own = Files.createDirectories(folder.resolve(table));
        Files.writeString(own.resolve("v.sql"), VIEW);
        return Files.writeString(own.resolve("belvedere.yaml"), """
                application: %s
                views: v.sql
                tables: {payments: {topic: %s, on-bad-event: %s}}
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(
                        table, table, onBadEvent, stack.bootstrapServers(), stack.registryUrl()));
    }

    private void awaitStall(ServeCommandProcess serve) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(serve, "/v1/sources").body())
                        .contains("\"table\":\"payments\"", "\"code\":\"corrupt-frame\""));
    }

    private Map<Integer, Long> rows(ServeCommandProcess serve) throws IOException, InterruptedException {
        JsonNode rows = new ObjectMapper()
                .readTree(get(serve, "/v1/views/by_account/rows?scan=true").body());
        Map<Integer, Long> totals = new TreeMap<>();
        rows.path("rows")
                .forEach(row -> totals.put(
                        row.path("account").asInt(), row.path("total").asLong()));
        return totals;
    }

    private String incomplete(ServeCommandProcess serve) throws IOException, InterruptedException {
        return get(serve, "/v1/views/by_account/rows?scan=true")
                .headers()
                .firstValue("Belvedere-Incomplete")
                .orElse("");
    }

    private HttpResponse<String> get(ServeCommandProcess serve, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(serve.address() + path)).build(), BodyHandlers.ofString());
    }
}
