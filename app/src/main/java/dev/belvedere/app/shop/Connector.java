package dev.belvedere.app.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.locks.LockSupport;

/** A connector of a Kafka Connect that runs elsewhere, by Connect's REST API. Used by one thread. */
public final class Connector {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();

    private final URI resource;
    private final String settings;

    private Connector(URI resource, String settings) {
        this.resource = resource;
        this.settings = settings;
    }

    /**
     * The connector that a file describes.
     *
     * @param connect Connect's base address
     * @param file the connector's settings as one JSON object, {@code name} among them
     * @throws ShopException if the file is not so
     */
    public static Connector of(URI connect, Path file) {
        try {
            JsonNode settings = JSON.readTree(file.toFile());
            String name = settings.path("name").asText();
            if (name.isEmpty()) {
                throw ShopException.capture(file + " does not say the connector's \"name\"", null);
            }
            String base = connect.toString().replaceFirst("/+$", "");
            return new Connector(URI.create(base + "/connectors/" + name), Files.readString(file));
        } catch (IOException e) {
            throw ShopException.capture("the connector's settings cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Creates the connector, or gives it its settings anew, and waits until its task runs.
     *
     * @throws ShopException if Connect cannot be reached or refuses, or the task fails, with the reason given
     */
    public void run() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = put();
        while (!accepted(answer) || !runs()) {
            if (System.nanoTime() > deadline) {
                throw ShopException.capture(
                        resource + " did not run within " + PATIENCE.toSeconds() + " s; Connect's log says why", null);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            answer = accepted(answer) ? answer : put();
        }
    }

    private HttpResponse<String> put() {
        return send(HttpRequest.newBuilder(URI.create(resource + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(settings)));
    }

    /** While its workers divide their work, Connect answers with a conflict, and wants to be asked again. */
    private static boolean accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300 && answer.statusCode() != HttpURLConnection.HTTP_CONFLICT) {
            throw ShopException.capture(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body(), null);
        }
        return answer.statusCode() < 300;
    }

    // A connector says RUNNING while its task has failed, and has no task while it has failed itself.
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
            throw ShopException.capture(answer.uri() + " answers with something other than JSON", e);
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
