package dev.belvedere.localshop.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads views by the read API, as any client does. Thread-safe. */
final class ViewClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ROWS_PER_PAGE = 1000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String base;

    ViewClient(URI base) {
        this.base = base.toString();
    }

    /** Returns true if the view shows all records that are in its topics now, for which it is given two seconds. */
    boolean caughtUp(String view) {
        try {
            HttpRequest.Builder read =
                    rows(view, "&limit=1").header("Max-Staleness", "0").header("Prefer", "wait=2000");
            return send(read).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns which event cannot be taken in, and why, with the code; empty if there is none, or no answer. */
    Optional<String> stalled() {
        try {
            HttpResponse<String> sources = send(
                    HttpRequest.newBuilder(URI.create(base + "/v1/sources")).timeout(TIMEOUT));
            for (JsonNode stalled : JsonValue.parse(sources.body()).path("stalled")) {
                if (stalled.has("code")) {
                    return Optional.of(stalled.path("reason").asText() + " ["
                            + stalled.path("code").asText() + "]");
                }
            }
            return Optional.empty();
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    /** Returns true if a view says that it lacks events which were set aside; false without an answer. */
    boolean isIncomplete(String view) {
        try {
            return send(rows(view, "&limit=1"))
                    .headers()
                    .firstValueAsLong("Belvedere-Incomplete")
                    .isPresent();
        } catch (IOException noAnswer) {
            return false;
        }
    }

    /**
     * Returns all rows of a view.
     *
     * @throws SandboxException if they cannot be read
     */
    List<JsonNode> rows(String view) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            String cursor = "";
            do {
                HttpResponse<String> page = send(rows(view, "&limit=" + ROWS_PER_PAGE + cursor));
                if (page.statusCode() != 200) {
                    throw new SandboxException(
                            "reading " + view + " answers " + page.statusCode() + ": "
                                    + page.body().strip(),
                            null);
                }
                for (String line :
                        page.body().lines().filter(text -> !text.isBlank()).toList()) {
                    rows.add(JsonValue.parse(line));
                }
                cursor = page.headers()
                        .firstValue("Next-Cursor")
                        .map(next -> "&cursor=" + encoded(next))
                        .orElse("");
            } while (!cursor.isEmpty());
            return rows;
        } catch (JsonProcessingException e) {
            throw new SandboxException("a row of " + view + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new SandboxException("no answer from " + base + ": " + e, e);
        }
    }

    private HttpRequest.Builder rows(String view, String parameters) {
        return HttpRequest.newBuilder(URI.create(base + "/v1/views/" + encoded(view) + "/rows?scan=true" + parameters))
                .header("Accept", "application/x-ndjson")
                .timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
