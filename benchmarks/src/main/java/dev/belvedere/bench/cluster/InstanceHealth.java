package dev.belvedere.bench.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Checks the health of instances over HTTP. Each check returns why it failed, or an empty text. */
final class InstanceHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** Checks whether the instance is ready for reads. */
    String ready(URI instance) {
        try {
            HttpResponse<String> response = get(instance, "/health/ready");
            return response.statusCode() == OK ? "" : instance + " is not ready: " + response.body();
        } catch (IOException e) {
            return instance + " does not respond: " + e;
        }
    }

    /**
     * Checks whether the instance sees one active replica of every shard, a standby replica if several instances are running, and none that is being restored.
     *
     * @param running host and port of each running instance
     */
    String balanced(URI instance, Set<String> running) {
        try {
            HttpResponse<String> response = get(instance, "/v1/shards");
            if (response.statusCode() != OK) {
                return instance + " does not list the shards: " + response.body();
            }
            return new ShardReplicas(JSON.readTree(response.body())).missing(running);
        } catch (IOException e) {
            return instance + " does not list the shards: " + e;
        }
    }

    private HttpResponse<String> get(URI instance, String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(instance.resolve(path)).timeout(TIMEOUT).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
