package dev.belvedere.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/** Two instances of the image share a deployment, and each answers for what it holds. The second test leaves one of them. */
@Testcontainers(disabledWithoutDocker = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(900)
class EngineImageIT {

    private static final int ORDERS = 60;
    private static final int FOUND = 200;
    private static final int NOT_HELD_HERE = 503;
    private static final Network NETWORK = Network.newNetwork();

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1")
            .withNetwork(NETWORK)
            .withListener("kafka:19092")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    @Container
    private static final GenericContainer<?> REGISTRY = new GenericContainer<>(
                    "apicurio/apicurio-registry-mem:2.6.13.Final")
            .withNetwork(NETWORK)
            .withNetworkAliases("registry")
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/health/ready").withStartupTimeout(Duration.ofMinutes(4)));

    private static EngineContainer one;
    private static EngineContainer two;

    @BeforeAll
    static void start() throws Exception {
        String registry = "http://" + REGISTRY.getHost() + ":" + REGISTRY.getMappedPort(8080) + "/apis/ccompat/v7";
        try (ShopEvents shop = new ShopEvents(KAFKA.getBootstrapServers(), registry)) {
            orders().forEach(id -> shop.order(id, "User " + id, price(id)));
            shop.flush();
        }
        one = engine("engine-1");
        two = engine("engine-2");
        Startables.deepStart(one, two).join();
    }

    @AfterAll
    static void stop() {
        one.stop();
        two.stop();
        NETWORK.close();
    }

    @Test
    @Order(1)
    void bothAnswerAndTogetherForAllRows() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(found(one)).isNotEmpty();
            assertThat(found(two)).isNotEmpty();
            assertThat(Stream.concat(found(one).stream(), found(two).stream()))
                    .containsAll(orders().mapToObj(EngineImageIT::row).toList());
        });
    }

    @Test
    @Order(2)
    void theOtherAnswersForAllOnceOneWasToldToStop() {
        assertThat(one.terminate()).as("exit code after SIGTERM").isEqualTo(143);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(found(two))
                        .containsExactlyElementsOf(
                                orders().mapToObj(EngineImageIT::row).toList()));
    }

    private static EngineContainer engine(String name) {
        return new EngineContainer(NETWORK, name)
                .withEnv("BELVEDERE_KAFKA_BOOTSTRAP_SERVERS", "kafka:19092")
                .withEnv("BELVEDERE_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7")
                .withEnv("BELVEDERE_INSTANCES_ADDRESS", name + ":8080")
                .withEnv("BELVEDERE_INSTANCES_NAME", name)
                .withEnv("BELVEDERE_SHARDS", "4")
                .withEnv("BELVEDERE_COMMIT_INTERVAL", "50ms")
                // Short runs are over before the better compiler has paid for itself.
                .withEnv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    /** The rows that the instance gives; of the others it may say no more than that they are not held there. */
    private static List<String> found(EngineContainer engine) {
        return orders().mapToObj(id -> engine.get("/v1/views/order_summary/rows/" + id))
                .peek(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isIn(FOUND, NOT_HELD_HERE))
                .filter(answer -> answer.statusCode() == FOUND)
                .map(HttpResponse::body)
                .toList();
    }

    private static LongStream orders() {
        return LongStream.rangeClosed(1, ORDERS);
    }

    private static BigDecimal price(long order) {
        return BigDecimal.valueOf(order * 125, 2);
    }

    private static String row(long order) {
        BigDecimal total = price(order).multiply(BigDecimal.valueOf(2));
        return "{\"id\":" + order + ",\"name\":\"User " + order + "\",\"total\":" + total + "}";
    }
}
