package dev.belvedere.query.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is passed on to another instance, with all that decides its answer.
 *
 * @param target path and query
 */
record Forward(String target, Map<String, String> headers) {

    /**
     * The same request.
     *
     * @param left of the time that it waits for what it wants
     */
    static Forward of(Context request, FreshnessDemand demand, Duration left, Forwarded as) {
        String query = request.queryString();
        return new Forward(
                request.path() + (query == null ? "" : "?" + query),
                headers(request.header("Accept"), request.header("If-None-Match"), demand, left, as));
    }

    /** Another request on behalf of the same client, which is answered with a document a line. */
    static Forward lines(String target, FreshnessDemand demand, Duration left, Forwarded as) {
        return new Forward(target, headers(RowsAnswer.LINES, null, demand, left, as));
    }

    private static Map<String, String> headers(
            @Nullable String accept, @Nullable String known, FreshnessDemand demand, Duration left, Forwarded as) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Forwarded.HEADER, as.text());
        headers.put("Accept-Encoding", "identity");
        if (accept != null) {
            headers.put("Accept", accept);
        }
        if (known != null) {
            headers.put("If-None-Match", known);
        }
        if (!demand.isNone()) {
            headers.put(FreshnessDemand.PREFER, "wait=" + Math.max(0, left.toMillis()));
        }
        if (!demand.token().isEmpty()) {
            headers.put(FreshnessDemand.TOKEN, demand.token().text());
        }
        demand.maxStaleness()
                .ifPresent(age -> headers.put(FreshnessDemand.MAX_STALENESS, Long.toString(age.toMillis())));
        return headers;
    }
}
