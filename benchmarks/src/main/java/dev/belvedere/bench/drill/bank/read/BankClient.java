package dev.belvedere.bench.drill.bank.read;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests for rows, and tells answers from refusals. Thread-safe. */
final class BankClient {

    /** A row by its key has no lines. */
    private static final String ACCEPTED = "application/x-ndjson, application/json;q=0.5";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * Requests rows, one a line.
     *
     * @throws UnavailableException if there is no answer, which is no fault of what answers say
     * @throws WrongReplyException if the response is none that a correct request gets
     */
    BankReply get(URI url, Map<String, String> headers) throws UnavailableException, WrongReplyException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(TIMEOUT).header("Accept", ACCEPTED);
        headers.forEach(request::header);
        return answer(send(request.build()));
    }

    private HttpResponse<String> send(HttpRequest request) throws UnavailableException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new UnavailableException("timeout");
        } catch (ConnectException e) {
            throw new UnavailableException("connection refused");
        } catch (IOException e) {
            throw new UnavailableException("connection lost");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted");
        }
    }

    private static BankReply answer(HttpResponse<String> response) throws UnavailableException, WrongReplyException {
        int status = response.statusCode();
        String reason = status + code(response.body());
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == GONE) {
            throw new UnavailableException(reason);
        }
        boolean absent = status == NOT_FOUND && reason.endsWith("absent");
        if (status != OK && !absent) {
            throw new WrongReplyException("the response is " + status + ": " + response.body());
        }
        HttpHeaders headers = response.headers();
        String token = headers.firstValue("Sync-Token")
                .orElseThrow(() -> new WrongReplyException("the response has no Sync-Token"));
        List<String> rows = absent ? List.of("null") : response.body().lines().toList();
        return new BankReply(rows, token, headers.firstValue("Next-Cursor"), headers.firstValue("Belvedere-Shard"));
    }

    private static String code(String body) {
        Matcher code = CODE.matcher(body);
        return code.find() ? " " + code.group(1) : "";
    }
}
