package dev.belvedere.localshop.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The schemas of a file of events in a registry, by its Confluent-compatible API. */
final class RegisteredSchemas {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String registry;
    private final Map<String, Integer> ids = new HashMap<>();

    private RegisteredSchemas(String registry) {
        this.registry = registry;
    }

    /** Registers all schemas of the file, whatever the compatibility of their versions: their events have been written already. */
    static RegisteredSchemas register(EventFile events, String registryUrl) {
        RegisteredSchemas registered = new RegisteredSchemas(registryUrl);
        registered.send("PUT", "/config", Map.of("compatibility", "NONE"));
        events.registrations()
                .forEach(entry -> registered.register(entry.subject(), entry.schema(), events.schema(entry.schema())));
        return registered;
    }

    private void register(String subject, String name, Schema schema) {
        JsonNode answer = send(
                "POST",
                "/subjects/" + URLEncoder.encode(subject, UTF_8) + "/versions",
                Map.of("schema", schema.toString()));
        ids.put(name, answer.path("id").asInt());
    }

    /** @throws EventFileException if the file does not register this schema */
    int id(String schema) {
        Integer id = ids.get(schema);
        if (id == null) {
            throw new EventFileException("the schema '" + schema + "' is used by a record and not registered", null);
        }
        return id;
    }

    private JsonNode send(String method, String path, Map<String, String> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(registry + path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", CONTENT_TYPE)
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new EventFileException(
                        "the registry answers " + answer.statusCode() + " for " + path + ": " + answer.body(), null);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new EventFileException("the registry does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventFileException("interrupted while registering schemas", e);
        }
    }
}
