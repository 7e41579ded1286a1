package dev.belvedere.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.testkit.ScriptedServer;
import dev.belvedere.testkit.ScriptedServer.Reply;
import dev.belvedere.testkit.ScriptedServer.Request;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {

    private static final Map<String, String> CONTENT_TYPE =
            Map.of("Content-Type", "application/vnd.schemaregistry.v1+json");

    private final ScriptedServer registry = ScriptedServer.replying(RegistryClientTest::reply);
    private final String url = registry.uri().toString();

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void getsASchemaByItsId() throws IOException, RestClientException {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 10)) {
            assertThat(client.getSchemaById(7).canonicalString()).isEqualTo("\"long\"");
        }
    }

    @Test
    void saysThatAnIdIsUnknown() throws IOException {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 10)) {
            assertThatThrownBy(() -> client.getSchemaById(8))
                    .isInstanceOfSatisfying(
                            RestClientException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(40403));
        }
    }

    @Test
    void sendsBasicAuthentication() throws IOException, RestClientException {
        Map<String, String> settings =
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "reader:secret");
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 10, settings)) {
            client.getSchemaById(7);
        }
        assertThat(authorizations()).containsExactly("Basic cmVhZGVyOnNlY3JldA==");
    }

    @Test
    void sendsAStaticToken() throws IOException, RestClientException {
        Map<String, String> settings =
                Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "token-1");
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 10, settings)) {
            client.getSchemaById(7);
        }
        assertThat(authorizations()).containsExactly("Bearer token-1");
    }

    private List<String> authorizations() {
        return registry.requests().stream().map(Request::authorization).toList();
    }

    private static Reply reply(Request request) {
        return request.path().equals("/schemas/ids/7")
                ? new Reply(200, "{\"schema\":\"\\\"long\\\"\"}", CONTENT_TYPE)
                : new Reply(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}", CONTENT_TYPE);
    }
}
