package dev.belvedere.query.http;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** A response with one thing changed: its status, and its {@code body} or one of the headers {@code tag}, {@code type} and {@code retry}. */
record PlantedResponse(HttpResponse<String> original, int statusCode, String where, String planted)
        implements HttpResponse<String> {

    private static final Map<String, String> HEADERS =
            Map.of("tag", "ETag", "type", "Content-Type", "retry", "Retry-After");

    @Override
    public String body() {
        return where.equals("body") ? planted : original.body();
    }

    @Override
    public HttpHeaders headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(original.headers().map());
        Optional.ofNullable(HEADERS.get(where)).ifPresent(name -> headers.put(name, List.of(planted)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    @Override
    public HttpRequest request() {
        return original.request();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return original.uri();
    }

    @Override
    public Version version() {
        return original.version();
    }
}
