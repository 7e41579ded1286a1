package dev.belvedere.app.verify;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads a view's rows over HTTP, as any client does. */
final class HttpServedRows implements ServedRows {

    private static final int ROWS_PER_PAGE = 1000;

    private final ViewApi api;
    private final ViewShape shape;
    private final Map<String, String> headers;
    private final String rows;

    /** @param headers of each request */
    HttpServedRows(ViewApi api, ViewShape shape, Map<String, String> headers) {
        this.api = api;
        this.shape = shape;
        this.headers = Map.copyOf(headers);
        this.rows = "/v1/views/" + ViewApi.encoded(shape.name()) + "/rows";
    }

    @Override
    public CompletableFuture<Optional<JsonRow>> row(Key key) {
        String path = key.values().stream()
                .map(value -> ViewApi.encoded(JsonText.plain(value)))
                .collect(Collectors.joining(",", rows + "/", ""));
        return api.get(path, "application/json", headers)
                .thenApply(answer -> answer.statusCode() == 404
                        ? Optional.empty()
                        : Optional.of(parse(ViewApi.found(answer).body())));
    }

    @Override
    public void scan(Consumer<JsonRow> row) {
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String path = rows + "?scan=true&limit=" + ROWS_PER_PAGE
                    + (cursor.get().isEmpty() ? "" : "&cursor=" + ViewApi.encoded(cursor.get()));
            HttpResponse<String> page = ViewApi.found(ViewApi.join(api.get(path, "application/x-ndjson", headers)));
            page.body().lines().filter(line -> !line.isBlank()).map(this::parse).forEach(row);
            cursor = page.headers().firstValue("Next-Cursor");
        }
    }

    private JsonRow parse(String json) {
        return JsonRow.parse(json, shape.columns());
    }
}
