package dev.belvedere.query.http;

import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Watch;
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

    /** The same request. */
    static Forward of(Context request) {
        String query = request.queryString();
        return of(
                request.path() + (query == null ? "" : "?" + query),
                request.header("Accept"),
                request.header("If-None-Match"));
    }

    /** The same request for a part of what it follows, to the instance that keeps that part's shards active. */
    Forward following(Watch part, Progress reached) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(Forwarded.HEADER, Forwarded.ACTIVE.text());
        all.put(ForwardedPart.HEADER, ForwardedPart.text(part));
        if (!reached.isNone()) {
            all.put(LiveStreams.LAST_EVENT_ID, EventId.of(part, reached));
        }
        return new Forward(target, all);
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
