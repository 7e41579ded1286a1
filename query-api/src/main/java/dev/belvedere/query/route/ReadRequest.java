package dev.belvedere.query.route;

import dev.belvedere.topology.state.ShardId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A read for the router.
 *
 * @param shards the shards to read, at least one; the replicas of the first one are asked
 * @param freshness the freshness that the replicas must have
 * @param timeout how long one instance may take to read
 * @param forwarded the replicas that may answer here, if another instance forwarded the read; empty if a client sent it
 * @param forward makes the request to send to other instances; called once at most, before the router returns
 */
public record ReadRequest(
        List<ShardId> shards,
        FreshnessDemand freshness,
        Duration timeout,
        Optional<ReplicaDemand> forwarded,
        Supplier<ForwardableRequest> forward) {

    public ReadRequest {
        shards = List.copyOf(shards);
    }

    /** The same read of the snapshot of an epoch. */
    public ReadRequest at(long epoch) {
        return new ReadRequest(shards, freshness.at(epoch), timeout, forwarded, forward);
    }

    ShardId firstShard() {
        return shards.get(0);
    }
}
