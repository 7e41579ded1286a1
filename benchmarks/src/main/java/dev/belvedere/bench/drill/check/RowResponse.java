package dev.belvedere.bench.drill.check;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The response of an instance to a read of a row.
 *
 * @param instance host and port of the instance
 * @param requestedNanos when the request was sent, as {@link System#nanoTime}
 * @param maxStaleness the requested bound of the staleness; empty for none
 * @param token the response's token; empty if it has none
 */
record RowResponse(
        String instance,
        long requestedNanos,
        Optional<Duration> maxStaleness,
        int status,
        String body,
        Optional<String> token) {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Returns whether the response is a row. */
    boolean isRow() {
        return status == OK;
    }

    /** Returns whether the read has to be retried at another instance. */
    boolean isRefusal() {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }

    /** The status and the problem's code. */
    String reason() {
        Matcher code = CODE.matcher(body);
        return code.find() ? status + " " + code.group(1) : String.valueOf(status);
    }

    /** Returns whether the instance refused because the row is more stale than requested. */
    boolean isTooStale() {
        return isRefusal() && reason().endsWith("not-fresh-enough");
    }
}
