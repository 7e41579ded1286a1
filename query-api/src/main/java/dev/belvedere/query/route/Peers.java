package dev.belvedere.query.route;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The other instances of the deployment. Thread-safe; nothing blocks. */
public interface Peers {

    /**
     * Forwards a read. The future fails if no reply arrives in time.
     *
     * @param freshness what the replica must have reached, and how long it may wait for that
     * @param replicas the replicas that may answer
     */
    CompletableFuture<PeerReply> read(
            String instance,
            ForwardableRequest request,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout);

    /**
     * Reads the rows of several keys. The future does not fail.
     *
     * @param keys the keys as the client's request has them
     */
    CompletableFuture<PeerRows> rows(
            String instance,
            String path,
            List<String> keys,
            FreshnessDemand freshness,
            ReplicaDemand replicas,
            Duration timeout);

    /** The same instances, in the same order except that those that failed to reply a moment ago come last. */
    List<String> responsiveFirst(List<String> instances);
}
