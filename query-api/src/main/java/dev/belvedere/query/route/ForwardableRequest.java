package dev.belvedere.query.route;

import dev.belvedere.query.http.RowsDocument;
import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.request.ForwardedShards;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
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
public record ForwardableRequest(String target, Map<String, String> headers) {

    /** The same request. */
    public static ForwardableRequest of(Context request) {
        String query = request.queryString();
        return of(
                request.path() + (query == null ? "" : "?" + query),
                request.header("Accept"),
                request.header("If-None-Match"));
    }

    /** The same request for a part of what it follows, to the instance that keeps that part's shards active. */
    public ForwardableRequest following(Subscription part, SubscriptionPosition reached) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(ReplicaDemand.HEADER, ReplicaDemand.ACTIVE.text());
        all.put(ForwardedShards.HEADER, ForwardedShards.text(part));
        if (!reached.isNone()) {
            all.put(SubscriberStreams.LAST_EVENT_ID, EventId.of(part, reached));
        }
        return new ForwardableRequest(target, all);
    }

    /** Another request on behalf of the same client, which is answered with a document a line. */
    public static ForwardableRequest lines(String target) {
        return of(target, RowsDocument.LINES, null);
    }

    private static ForwardableRequest of(String target, @Nullable String accept, @Nullable String known) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "identity");
        if (accept != null) {
            headers.put("Accept", accept);
        }
        if (known != null) {
            headers.put("If-None-Match", known);
        }
        return new ForwardableRequest(target, headers);
    }

    /**
     * To one instance.
     *
     * @param left of the time that the request waits for what it wants
     */
    public ForwardableRequest to(FreshnessDemand demand, Duration left, ReplicaDemand as) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(ReplicaDemand.HEADER, as.text());
        if (!demand.isNone()) {
            all.put(FreshnessDemand.PREFER, "wait=" + Math.max(0, left.toMillis()));
        }
        if (!demand.token().isEmpty()) {
            all.put(FreshnessDemand.TOKEN, demand.token().text());
        }
        demand.maxStaleness().ifPresent(age -> all.put(FreshnessDemand.MAX_STALENESS, Long.toString(age.toMillis())));
        return new ForwardableRequest(target, all);
    }
}
