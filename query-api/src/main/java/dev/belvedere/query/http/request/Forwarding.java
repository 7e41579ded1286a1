package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.peer.SubscriptionShards;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.ForwardableRequest;
import dev.belvedere.query.route.ReplicaDemand;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an instance says that forwards a request, and makes the request to forward. What a client says in an instance's place is not there. */
public final class Forwarding {

    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,18}");

    private Forwarding() {}

    /** The replicas that the forwarding instance demands; empty if a client sent the request. */
    public static Optional<ReplicaDemand> demand(Context request) {
        String header = header(request, ReadHeaders.FORWARDED);
        return header == null
                ? Optional.empty()
                : Optional.of(ReplicaDemand.of(header)
                        .orElseThrow(() -> malformed(ReadHeaders.FORWARDED, "says active or any.")));
    }

    private static @Nullable String header(Context request, String name) {
        String header = request.req().getHeader(name);
        return header == null || !Sender.isPeer(request) ? null : header;
    }

    /** The part of a subscription that the forwarding instance asks for; all of it for a client's request. */
    public static Subscription part(Context request, Subscription whole) {
        String header = header(request, ReadHeaders.SHARDS);
        if (header == null || demand(request).isEmpty()) {
            return whole;
        }
        return SubscriptionShards.part(whole, header)
                .orElseThrow(() ->
                        malformed(ReadHeaders.SHARDS, "names shards of the subscription: " + whole.shards() + "."));
    }

    /** The epoch whose snapshot the forwarding instance asks for; empty for any. */
    public static OptionalLong epoch(Context request) {
        String header = header(request, ReadHeaders.EPOCH);
        if (header == null) {
            return OptionalLong.empty();
        }
        if (!EPOCH.matcher(header).matches()) {
            throw malformed(ReadHeaders.EPOCH, "is a whole number.");
        }
        return OptionalLong.of(Long.parseLong(header));
    }

    private static ProblemException malformed(String header, String wanted) {
        return new ProblemException(Problem.badRequest(
                "malformed-header",
                "Malformed header",
                "The header " + header + " is sent by instances to each other, and " + wanted));
    }

    /** The request with the headers that decide its answer. */
    public static ForwardableRequest forward(Context request) {
        String query = request.queryString();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Accept", "If-None-Match"}) {
            String value = request.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new ForwardableRequest(request.path() + (query == null ? "" : "?" + query), headers);
    }
}
