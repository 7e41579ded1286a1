package dev.belvedere.bench.http;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.Lists;
import dev.belvedere.bench.measure.BenchException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Reads rows of order_summary and parses them, numbers exactly. For checks, not for load. Thread-safe. */
public final class RowReader {

    /** A row's path without its key. */
    public static final String PATH = "/v1/views/order_summary/rows/";

    private static final int OK = 200;
    private static final int MOST_KEYS = 1_000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI http;

    public RowReader(URI http) {
        this.http = http;
    }

    /** The row, or a missing node where it was not answered with 200. */
    CompletableFuture<JsonNode> row(long key, Map<String, String> headers) {
        HttpRequest.Builder request = request(PATH + key);
        headers.forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == OK ? parse(answer.body()) : MissingNode.getInstance());
    }

    /** Which instance has answered with the row, as it calls itself; empty where it does not say. */
    public CompletableFuture<Optional<String>> answeredBy(long key) {
        return client.sendAsync(request(PATH + key).build(), BodyHandlers.discarding())
                .thenApply(answer -> answer.headers().firstValue("Belvedere-Instance"));
    }

    JsonNode row(long key) {
        return row(key, Map.of()).join();
    }

    /** Gives each key with its row's JSON, which is {@code null} where there is no row. */
    void rows(List<Long> keys, BiConsumer<Long, String> each) {
        for (List<Long> some : Lists.partition(keys, MOST_KEYS)) {
            String query = some.stream().map(key -> "key=" + key).collect(joining("&"));
            HttpRequest request = request("/v1/views/order_summary/rows?" + query)
                    .header("Accept", "application/x-ndjson")
                    .build();
            HttpResponse<String> answer =
                    client.sendAsync(request, BodyHandlers.ofString()).join();
            if (answer.statusCode() != OK) {
                throw new BenchException("the rows cannot be read: " + answer.body());
            }
            List<String> rows = answer.body().lines().toList();
            for (int i = 0; i < rows.size(); i++) {
                each.accept(some.get(i), rows.get(i));
            }
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BenchException("a row is no JSON: " + json);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(http.resolve(path)).timeout(DEADLINE);
    }
}
