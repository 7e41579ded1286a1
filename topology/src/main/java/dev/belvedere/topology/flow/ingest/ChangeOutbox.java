package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;

import dev.belvedere.serdes.row.Shards;
import java.util.ArrayList;
import java.util.List;

/** Collects what one change causes, to tell each shard which message is the last. Used by one thread. */
final class ChangeOutbox implements Outbox {

    private record Sending(int assembly, int shard, byte[] key, Message.Change message) {

        boolean isFor(Sending other) {
            return assembly == other.assembly && shard == other.shard;
        }
    }

    private final int shards;
    private final Outbox outbox;
    private final List<Sending> sendings = new ArrayList<>();

    ChangeOutbox(int shards, Outbox outbox) {
        this.shards = shards;
        this.outbox = outbox;
    }

    /** Keeps the message until {@link #flush}. */
    @Override
    public void send(int assembly, byte[] key, Message message) {
        sendings.add(new Sending(assembly, Shards.of(key, shards), key, (Message.Change) message));
    }

    @Override
    public void send(int assembly, Message.Mark mark) {
        outbox.send(assembly, mark);
    }

    /**
     * Sends what was kept, in its order.
     *
     * @param complete whether nothing from before the change is still to be sent
     */
    void flush(boolean complete) {
        for (int i = 0; i < sendings.size(); i++) {
            Sending sending = sendings.get(i);
            Message message = complete && isLast(i) ? new Message.Last(sending.message) : sending.message;
            outbox.send(sending.assembly, sending.key, message);
        }
        sendings.clear();
    }

    private boolean isLast(int position) {
        for (int later = position + 1; later < sendings.size(); later++) {
            if (sendings.get(later).isFor(sendings.get(position))) {
                return false;
            }
        }
        return true;
    }
}
