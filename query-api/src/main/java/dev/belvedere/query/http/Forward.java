package dev.belvedere.query.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is passed on to another instance, with all that decides its answer.
 *
 * @param target path and query
 */
record Forward(String target, Map<String, String> headers) {

    /** The same request. */
    static Forward of(Context request) {
        String query = request.queryString();
        return of(
                request.path() + (query == null ? "" : "?" + query),
                request.header("Accept"),
                request.header("If-None-Match"));
    }

    /** The same request for a stream of changes, to the instance that keeps their shard active. */
    static Forward stream(Context request) {
        Forward same = of(request);
        Map<String, String> headers = new LinkedHashMap<>(same.headers);
        headers.put(Forwarded.HEADER, Forwarded.ACTIVE.text());
        Optional.ofNullable(request.header(LiveStreams.LAST_EVENT_ID))
                .ifPresent(id -> headers.put(LiveStreams.LAST_EVENT_ID, id));
        return new Forward(same.target, headers);
    }

    /** Another request on behalf of the same client, which is answered with a document a line. */
    static Forward lines(String target) {
        return of(target, RowsAnswer.LINES, null);
    }

    private static Forward of(String target, @Nullable String accept, @Nullable String known) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "identity");
        if (accept != null) {
            headers.put("Accept", accept);
        }
        if (known != null) {
            headers.put("If-None-Match", known);
        }
        return new Forward(target, headers);
    }

    /**
     * To one instance.
     *
     * @param left of the time that the request waits for what it wants
     */
    Forward to(FreshnessDemand demand, Duration left, Forwarded as) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(Forwarded.HEADER, as.text());
        if (!demand.isNone()) {
            all.put(FreshnessDemand.PREFER, "wait=" + Math.max(0, left.toMillis()));
        }
        if (!demand.token().isEmpty()) {
            all.put(FreshnessDemand.TOKEN, demand.token().text());
        }
        demand.maxStaleness().ifPresent(age -> all.put(FreshnessDemand.MAX_STALENESS, Long.toString(age.toMillis())));
        return new Forward(target, all);
    }
}
