package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.state.ShardId;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The requests for marks that a partition of a table has received and not yet answered. Used by one thread. */
public final class MarkRequests {

    // Beyond this, requests with the highest offsets wait for the next interval instead: nobody can make a task
    // remember without limit, nor displace
    // others by requesting offsets that will never be reached.
    private static final int MAX_REQUESTS = 10_000;

    private final String topic;
    private final StoreOrdinals stores;
    private final NavigableSet<MarkRequest> requests = new TreeSet<>(Comparator.comparingLong(MarkRequest::next)
            .thenComparing(request -> request.shard().store())
            .thenComparingInt(request -> request.shard().number()));

    /** @param topic the topic from which the task receives requests */
    public MarkRequests(String topic, StoreOrdinals stores) {
        this.topic = topic;
        this.stores = stores;
    }

    /** Returns the topic from which the task receives requests. */
    public String topic() {
        return topic;
    }

    /** Adds a request; beyond ten thousand, the one with the highest offset is dropped. */
    public void add(byte[] encoded) {
        requests.add(MarkRequest.decode(encoded, stores));
        if (requests.size() > MAX_REQUESTS) {
            requests.pollLast();
        }
    }

    /** Returns true if no request waits. */
    public boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Removes the requests up to an offset, and passes on the shards that made them. */
    public void answer(long reached, Consumer<ShardId> answer) {
        while (!requests.isEmpty() && requests.first().next() <= reached) {
            answer.accept(requests.pollFirst().shard());
        }
    }
}
