package dev.belvedere.localshop.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.waiting.Waiting;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A connector of a Kafka Connect that runs elsewhere, controlled by Connect's REST API. Not thread-safe. */
public final class RemoteConnector {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();

    private final URI resource;
    private final String settings;

    private RemoteConnector(URI resource, String settings) {
        this.resource = resource;
        this.settings = settings;
    }

    /**
     * Returns the connector that a file describes.
     *
     * @param connect Connect's base address
     * @param file one JSON object with the connector's settings, including {@code name}
     * @throws ShopException if the file cannot be read or has no name
     */
    public static RemoteConnector of(URI connect, Path file) {
        try {
            JsonNode settings = JSON.readTree(file.toFile());
            String name = settings.path("name").asText();
            if (name.isEmpty()) {
                throw ShopException.capture(file + " has no \"name\"", null);
            }
            String base = connect.toString().replaceFirst("/+$", "");
            return new RemoteConnector(URI.create(base + "/connectors/" + name), Files.readString(file));
        } catch (IOException e) {
            throw ShopException.capture("the connector's settings cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Creates the connector or updates its settings, and waits until its task runs; two minutes at most for either step.
     *
     * @throws ShopException if Connect cannot be reached or refuses the settings, or the task fails or does not run in time
     */
    public void run() {
        Waiting waiting = Waiting.every(POLL_INTERVAL).atMost(TIMEOUT);
        if (!waiting.until(() -> accepted(put())) || !waiting.until(this::runs)) {
            throw ShopException.capture(
                    resource + " did not run within " + TIMEOUT.toSeconds() + " s; Connect's log says why", null);
        }
    }

    private HttpResponse<String> put() {
        return send(HttpRequest.newBuilder(URI.create(resource + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(settings)));
    }

    /** Returns false for a conflict, with which Connect answers while it rebalances; the request has to be repeated. */
    private static boolean accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300 && answer.statusCode() != HttpURLConnection.HTTP_CONFLICT) {
            throw ShopException.capture(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body(), null);
        }
        return answer.statusCode() < 300;
    }

    // The connector is RUNNING even if its task has failed, and has no task if it has failed itself.
    private boolean runs() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(resource + "/status")));
        JsonNode status = parsed(answer);
        JsonNode task = status.path("tasks").path(0);
        JsonNode state = task.isMissingNode() ? status.path("connector") : task;
        if (state.path("state").asText().equals("FAILED")) {
            throw ShopException.capture(
                    resource + " has failed: "
                            + state.path("trace").asText().lines().findFirst().orElse("no reason given"),
                    null);
        }
        return task.path("state").asText().equals("RUNNING");
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw ShopException.capture(answer.uri() + " does not answer with JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw ShopException.capture(
                    "no answer from " + resource + ": " + e + "; is Kafka Connect running there?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ShopException.capture("interrupted while asking " + resource, e);
        }
    }
}
