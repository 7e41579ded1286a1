package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds responses against {@code openapi.json}: status, type, headers and body have to be as the operation says. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract published() {
        try (InputStream document = Contract.class.getResourceAsStream("openapi.json")) {
            return new Contract(JSON.readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the response is not what the contract promises; what it says nothing of, such as other methods, it lets pass. */
    void check(String method, HttpResponse<String> response) {
        Optional<JsonNode> operation = operation(response.request().uri().getRawPath());
        if (operation.isEmpty() || !(method.equals("GET") || method.equals("HEAD"))) {
            return;
        }
        String status = String.valueOf(response.statusCode());
        JsonNode promised = resolved(operation.get().path("responses").path(status));
        assertThat(promised.isMissingNode())
                .as("undocumented status %s of %s", status, response.uri())
                .isFalse();
        checkHeaders(promised, response);
        if (method.equals("GET")) {
            checkBody(promised, response);
        }
    }

    private Optional<JsonNode> operation(String path) {
        for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{[a-z]+}", "[^/]*"))) {
                return Optional.of(each.getValue().path("get"));
            }
        }
        return Optional.empty();
    }

    private void checkHeaders(JsonNode promised, HttpResponse<String> response) {
        for (Map.Entry<String, JsonNode> each : promised.path("headers").properties()) {
            JsonNode header = resolved(each.getValue());
            Optional<String> value = response.headers().firstValue(each.getKey());
            if (header.path("required").asBoolean()) {
                assertThat(value).as(each.getKey()).isPresent();
            }
            value.ifPresent(text -> checkAgainst(header.path("schema"), JSON.valueToTree(text), each.getKey()));
        }
    }

    private void checkBody(JsonNode promised, HttpResponse<String> response) {
        JsonNode content = promised.path("content");
        if (content.isMissingNode()) {
            assertThat(response.body()).isEmpty();
            return;
        }
        String type = response.headers().firstValue("Content-Type").orElse("none");
        assertThat(content.has(type))
                .as("undocumented type %s of %s", type, response.uri())
                .isTrue();
        // What was asked for compressed is not decompressed by this client.
        if (response.headers().firstValue("Content-Encoding").isEmpty()) {
            checkAgainst(content.path(type).path("schema"), parsed(type, response.body()), response.body());
        }
    }

    private void checkAgainst(JsonNode schema, JsonNode value, String what) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        JsonSchema compiled = SCHEMAS.getSchema(whole);
        assertThat(compiled.validate(value)).as(what).isEmpty();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.at(Objects.requireNonNull(node.get("$ref")).asText().substring(1))
                : node;
    }

    private static JsonNode parsed(String type, String body) {
        try {
            return type.endsWith("json") && !type.endsWith("ndjson") ? JSON.readTree(body) : JSON.valueToTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(body, notJson);
        }
    }
}
