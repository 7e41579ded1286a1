package dev.belvedere.bench.drill.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** What instances say of themselves and of each other. Each question is answered with what is missing, empty where nothing is. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Whether the instance wants to be read. */
    String ready(URI instance) {
        try {
            HttpResponse<String> answer = get(instance, "/health/ready");
            return answer.statusCode() == OK ? "" : instance + " is not ready: " + answer.body();
        } catch (IOException e) {
            return instance + " does not say whether it is ready: " + e;
        }
    }

    /** Whether the instance sees every shard active once, with a standby where there are several instances, and nothing on its way. */
    String balanced(URI instance, List<URI> running) {
        try {
            HttpResponse<String> answer = get(instance, "/v1/shards");
            if (answer.statusCode() == NOT_FOUND) {
                return "";
            }
            if (answer.statusCode() != OK) {
                return instance + " does not say where the shards are: " + answer.body();
            }
            return new Copies(JSON.readTree(answer.body())).missing(running);
        } catch (IOException e) {
            return instance + " does not say where the shards are: " + e;
        }
    }

    private HttpResponse<String> get(URI instance, String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(instance.resolve(path)).timeout(PATIENCE).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
