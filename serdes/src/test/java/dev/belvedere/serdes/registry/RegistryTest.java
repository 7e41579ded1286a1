package dev.belvedere.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {

    private static final Schema LONG = Schema.create(Schema.Type.LONG);
    private static final String LONG_BY_ID = "{\"schema\":\"\\\"long\\\"\"}";
    private static final String NOT_WELL = "{\"error_code\":50001,\"message\":\"not well\"}";

    private RegistryServer server;

    @BeforeEach
    void start() {
        server = new RegistryServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesASchemaByItsId() {
        server.answering("/schemas/ids/7", 200, LONG_BY_ID);
        assertThat(patient().byId(7)).isEqualTo(LONG);
    }

    @Test
    void remembersASchemaWhileTheRegistryIsDown() {
        server.answering("/schemas/ids/7", 200, LONG_BY_ID);
        Registry registry = impatient();
        registry.byId(7);
        server.close();
        assertThat(registry.byId(7)).isEqualTo(LONG);
    }

    @Test
    void asksAgainUntilTheRegistryIsWell() {
        server.answering("/schemas/ids/7", 503, NOT_WELL)
                .answering("/schemas/ids/7", 500, NOT_WELL)
                .answering("/schemas/ids/7", 200, LONG_BY_ID);
        assertThat(patient().byId(7)).isEqualTo(LONG);
    }

    @Test
    void givesUpAfterTheTimeout() {
        server.answering("/schemas/ids/7", 503, NOT_WELL);
        assertFails(
                () -> impatient().byId(7), "registry-unreachable", "schema id 7", server.url(), "within", "not well");
    }

    @Test
    void saysWhichRegistryCannotBeReached() {
        server.close();
        assertFails(() -> impatient().byId(7), "registry-unreachable", server.url(), "Check that it runs");
    }

    @Test
    void doesNotAskAgainWhenTheAnswerIsNo() {
        server.answering("/schemas/ids/7", 401, "{\"error_code\":401,\"message\":\"who are you\"}")
                .answering("/schemas/ids/7", 200, LONG_BY_ID);
        assertFails(() -> patient().byId(7), "registry-refused", "status 401", "who are you");
    }

    @Test
    void saysThatAnIdIsUnknown() {
        assertFails(() -> patient().byId(8), "unknown-schema", "schema id 8", "status 404");
    }

    @Test
    void hasNoLatestSchemaOfAnUnknownSubject() {
        assertThat(patient().latest("orders-value")).isEmpty();
    }

    @Test
    void doesNotTakeAnotherServersPageForAnUnknownSubject() {
        server.answering("/subjects/orders-value/versions", 404, "<html>nothing here</html>");
        assertFails(() -> patient().latest("orders-value"), "registry-refused", "status 404");
    }

    @Test
    void givesTheLatestSchemaAnewEachTime() {
        MockSchemaRegistryClient client = new MockSchemaRegistryClient();
        Registry registry = Registry.over(client);
        registry.register("orders-value", LONG);
        assertThat(registry.latest("orders-value")).contains(LONG);

        Schema next = SchemaBuilder.record("Order").fields().requiredLong("id").endRecord();
        Registry.over(client).register("orders-value", next);

        assertThat(registry.latest("orders-value")).contains(next);
    }

    @Test
    void asksForTheLatestSchemaOverHttpEachTime() {
        String versions = "/subjects/orders-value/versions";
        server.answering(versions, 200, "[1]")
                .answering(versions, 200, "[1,2]")
                .answering(versions + "/1", 200, version(1, "long"))
                .answering(versions + "/2", 200, version(2, "string"));
        Registry registry = patient();
        registry.latest("orders-value");
        assertThat(registry.latest("orders-value")).contains(Schema.create(Schema.Type.STRING));
    }

    @Test
    void listsTheVersionsOfASubjectFromTheOldest() {
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        int first = registry.register("orders-value", LONG);
        Schema next = Schema.create(Schema.Type.STRING);
        int second = registry.register("orders-value", next);

        assertThat(registry.versions("orders-value"))
                .containsExactly(new Registry.Version(first, LONG), new Registry.Version(second, next));
        assertThat(registry.versions("other-value")).isEmpty();
    }

    @Test
    void namesTheLanguageOfASchemaThatIsNotAvro() {
        server.answering("/subjects/orders-value/versions", 200, "[1]")
                .answering(
                        "/subjects/orders-value/versions/1",
                        200,
                        "{\"subject\":\"orders-value\",\"version\":1,\"id\":7,\"schemaType\":\"PROTOBUF\",\"schema\":\"x\"}")
                .answering("/schemas/ids/7", 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"x\"}");

        assertFails(() -> patient().latest("orders-value"), "not-avro", "PROTOBUF");
        assertFails(() -> patient().byId(7), "not-avro", "Give the producer or the connector an Avro serializer");
    }

    @Test
    void registersASchemaOnce() {
        Registry registry = Registry.over(new MockSchemaRegistryClient());
        int id = registry.register("orders-value", LONG);
        assertThat(registry.register("orders-value", LONG)).isEqualTo(id);
        assertThat(registry.byId(id)).isEqualTo(LONG);
    }

    @Test
    void tellsNobodyThePassword() {
        server.close();
        Registry registry =
                Registry.connect("http://reader:secret@127.0.0.1:" + server.port(), Map.of(), Duration.ofMillis(60));
        assertThatThrownBy(() -> registry.byId(7))
                .hasMessageContaining(server.url())
                .hasStackTraceContaining("ConnectException")
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer.auth.credentials.source", "schema.registry.bearer.auth.credentials.source"})
    void refusesTheAuthenticationThatItCannotDo(String key) {
        assertFails(
                () -> Registry.connect(server.url(), Map.of(key, "OAUTHBEARER"), Duration.ZERO),
                "unsupported-setting",
                key + "=OAUTHBEARER",
                "Use STATIC_TOKEN");
    }

    private Registry patient() {
        return Registry.connect(server.url(), Map.of(), Duration.ofSeconds(30));
    }

    private Registry impatient() {
        return Registry.connect(server.url(), Map.of(), Duration.ofMillis(120));
    }

    private static String version(int version, String type) {
        return "{\"subject\":\"orders-value\",\"version\":" + version + ",\"id\":" + version + ",\"schema\":\"\\\""
                + type + "\\\"\"}";
    }

    private static void assertFails(ThrowingCallable call, String code, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }
}
