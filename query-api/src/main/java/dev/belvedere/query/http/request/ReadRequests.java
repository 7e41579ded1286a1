package dev.belvedere.query.http.request;

import dev.belvedere.query.route.ReadRequest;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;

/** Makes the router's requests of HTTP requests. Thread-safe. */
public final class ReadRequests {

    private final FreshnessHeaders freshness;

    /** @param snapshots knows what tokens may name */
    public ReadRequests(Snapshots snapshots) {
        this.freshness = new FreshnessHeaders(snapshots);
    }

    /** A read of these shards, at least one, which an instance may take so long for. */
    public ReadRequest of(Context request, List<ShardId> shards, Duration timeout) {
        return new ReadRequest(
                shards,
                freshness.demand(request),
                timeout,
                Forwarding.demand(request),
                () -> Forwarding.forward(request));
    }
}
