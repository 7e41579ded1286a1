package dev.belvedere.confluent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String url;

    @BeforeEach
    void startRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopRegistry() {
        server.stop(0);
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
        assertThat(authorizations).containsExactly("Basic cmVhZGVyOnNlY3JldA==");
    }

    @Test
    void sendsAStaticToken() throws IOException, RestClientException {
        Map<String, String> settings =
                Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "token-1");
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(url, 10, settings)) {
            client.getSchemaById(7);
        }
        assertThat(authorizations).containsExactly("Bearer token-1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            authorizations.add(authorization);
        }
        boolean known = exchange.getRequestURI().getPath().equals("/schemas/ids/7");
        byte[] body = (known
                        ? "{\"schema\":\"\\\"long\\\"\"}"
                        : "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(known ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
