package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message.ChangeMessage;
import dev.belvedere.topology.flow.exchange.Message.Last;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import java.util.ArrayList;
import java.util.List;

/** Collects the consequences of one change, so that each shard can be told which message is its last. Not thread-safe. */
final class ChangeOutbox implements Outbox {

    private record Sending(int assembly, int shard, byte[] key, ChangeMessage message) {

        boolean hasReceiverOf(Sending other) {
            return assembly == other.assembly && shard == other.shard;
        }
    }

    private final List<Destination> destinations;
    private final TaskOutbox outbox;
    private final List<Sending> sendings = new ArrayList<>();

    /** @param destinations the assemblies' shards, by ordinal */
    ChangeOutbox(List<Destination> destinations, TaskOutbox outbox) {
        this.destinations = List.copyOf(destinations);
        this.outbox = outbox;
    }

    /** Keeps the message until {@link #flush}. */
    @Override
    public void send(int assembly, byte[] key, ChangeMessage message) {
        sendings.add(new Sending(assembly, destinations.get(assembly).shardOf(key), key, message));
    }

    /**
     * Sends the collected messages in order.
     *
     * @param complete true if nothing older than the change remains to be sent
     */
    void flush(boolean complete) {
        for (int i = 0; i < sendings.size(); i++) {
            Sending sending = sendings.get(i);
            if (complete && isLast(i)) {
                outbox.send(sending.assembly, sending.key, new Last(sending.message));
            } else {
                outbox.send(sending.assembly, sending.key, sending.message);
            }
        }
        sendings.clear();
    }

    private boolean isLast(int position) {
        for (int later = position + 1; later < sendings.size(); later++) {
            if (sendings.get(later).hasReceiverOf(sendings.get(position))) {
                return false;
            }
        }
        return true;
    }
}
