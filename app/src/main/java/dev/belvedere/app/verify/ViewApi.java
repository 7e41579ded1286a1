package dev.belvedere.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Streams;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A client of one instance's read API. Thread-safe. */
final class ViewApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Executor AFTER_A_PAUSE = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final String base;
    private final Optional<Path> tokenFile;

    /** @param tokenFile contains the bearer token to send; it is read for each request, because it may be renewed meanwhile */
    ViewApi(URI base, Optional<Path> tokenFile) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.tokenFile = tokenFile;
    }

    /** Returns the names of the views; blocks. */
    List<String> views() {
        return Streams.stream(json("/v1/views").path("views"))
                .map(view -> view.path("name").asText())
                .toList();
    }

    /** Returns the JSON at this path; blocks. */
    JsonNode json(String path) {
        HttpResponse<String> answer = join(get(path, "application/json", Map.of()));
        try {
            return JSON.readTree(found(answer).body());
        } catch (JsonProcessingException e) {
            throw VerificationException.api(answer.uri() + " does not answer with JSON", e);
        }
    }

    /**
     * Requests this path and returns any response. An instance that is overloaded is asked again, for up to 30 seconds.
     * Fails with a {@link VerificationException} if there is no response.
     */
    CompletableFuture<HttpResponse<String>> get(String path, String accept, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", accept)
                .timeout(TIMEOUT);
        headers.forEach(request::header);
        tokenFile.ifPresent(file -> request.header("Authorization", "Bearer " + token(file)));
        Instant until = Instant.now().plus(TIMEOUT);
        return sent(request.build(), until).exceptionally(thrown -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            throw VerificationException.api(
                    "no answer from " + base + ": " + cause + "; is the engine running there?", cause);
        });
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw VerificationException.api("the token in " + file + " cannot be read: " + e, e);
        }
    }

    private CompletableFuture<HttpResponse<String>> sent(HttpRequest request, Instant until) {
        return client.sendAsync(request, BodyHandlers.ofString(UTF_8))
                .thenCompose(answer -> overloaded(answer) && Instant.now().isBefore(until)
                        ? CompletableFuture.runAsync(() -> {}, AFTER_A_PAUSE)
                                .thenCompose(paused -> sent(request, until))
                        : CompletableFuture.completedFuture(answer));
    }

    private static boolean overloaded(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE && answer.body().contains("\"code\":\"overloaded\"");
    }

    /** Returns the response if its status is 200, and throws if not. */
    static HttpResponse<String> found(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            String message = answer.uri() + " answers " + answer.statusCode() + ": "
                    + answer.body().strip();
            throw answer.statusCode() == GONE
                    ? VerificationException.snapshotGone(message)
                    : VerificationException.api(message, null);
        }
        return answer;
    }

    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof VerificationException known ? known : e;
        }
    }

    /** Returns the text as one segment of a path or one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
