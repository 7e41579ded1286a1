package dev.belvedere.bench.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.Lists;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.ExactJson;
import java.net.URI;
import java.net.URLEncoder;
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

/** Reads rows of order_summary from one server and parses them with exact decimals. For checks, not for load. Thread-safe. */
public final class RowReader {

    /** The path of the rows, without a key. */
    public static final String ROWS = "/v1/views/order_summary/rows";

    /** The path of a row, without its key. */
    public static final String ROW = ROWS + "/";

    private static final int OK = 200;
    private static final String LINES = "application/x-ndjson";
    private static final int MAX_KEYS = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI http;

    /** @param http the server's base URL */
    public RowReader(URI http) {
        this.http = http;
    }

    /** Reads a row; gives a missing node if the status is not 200. */
    public CompletableFuture<JsonNode> row(long key, Map<String, String> headers) {
        HttpRequest.Builder request = request(ROW + key);
        headers.forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response ->
                        response.statusCode() == OK ? ExactJson.parse(response.body()) : MissingNode.getInstance());
    }

    /** Reads a row and blocks; returns a missing node if the status is not 200. */
    public JsonNode row(long key) {
        return row(key, Map.of()).join();
    }

    /** Reads a row and gives the name of the instance that answered; empty if the response does not name it. */
    public CompletableFuture<Optional<String>> answeredBy(long key) {
        return client.sendAsync(request(ROW + key).build(), BodyHandlers.discarding())
                .thenApply(response -> response.headers().firstValue("Belvedere-Instance"));
    }

    /** Reads the rows of the keys, and passes on each key with its row's JSON, which is {@code null} if there is no row. */
    public void rows(List<Long> keys, BiConsumer<Long, String> each) {
        for (List<Long> some : Lists.partition(keys, MAX_KEYS)) {
            String query = some.stream().map(key -> "key=" + key).collect(joining("&"));
            List<String> rows = lines(ROWS + "?" + query).body().lines().toList();
            for (int i = 0; i < rows.size(); i++) {
                each.accept(some.get(i), rows.get(i));
            }
        }
    }

    /** Scans the view and counts the rows whose JSON contains the text. */
    public long count(String text) {
        long found = 0;
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String from = cursor.get().isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor.get(), UTF_8);
            HttpResponse<String> page = lines(ROWS + "?scan=true&limit=1000" + from);
            found += page.body().lines().filter(line -> line.contains(text)).count();
            cursor = page.headers().firstValue("Next-Cursor");
        }
        return found;
    }

    private HttpResponse<String> lines(String path) {
        HttpResponse<String> response = client.sendAsync(
                        request(path).header("Accept", LINES).build(), BodyHandlers.ofString())
                .join();
        if (response.statusCode() != OK) {
            throw new BenchException("the rows cannot be read: " + response.body());
        }
        return response;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(http.resolve(path)).timeout(TIMEOUT);
    }
}
