package dev.belvedere.topology.flow.feed;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.Feed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Subscribes a row to the row that its foreign key refers to, and unsubscribes it from the previous one. NULL refers to nothing. */
final class SubscriptionFeeder implements Feeder {

    private final Feed.SubscriptionFeed feed;
    private final KeyCodec codec;
    private final Outbox outbox;

    SubscriptionFeeder(Feed.SubscriptionFeed feed, RowType row, Outbox outbox) {
        this.feed = feed;
        this.codec = KeyCodec.of(row.project(feed.foreignKey()));
        this.outbox = outbox;
    }

    @Override
    public void changed(long offset, byte[] key, @Nullable Row before, @Nullable Row after) {
        byte[] old = encode(before);
        byte[] now = encode(after);
        if (Arrays.equals(old, now)) {
            return;
        }
        if (old != null) {
            outbox.send(feed.assembly(), old, new Message.Unsubscribe(feed.subscriber(), key));
        }
        if (now != null) {
            outbox.send(feed.assembly(), now, new Message.Subscribe(offset, feed.subscriber(), key));
        }
    }

    private byte @Nullable [] encode(@Nullable Row row) {
        if (row == null || feed.foreignKey().stream().anyMatch(column -> row.get(column) == null)) {
            return null;
        }
        return codec.encode(row.project(feed.foreignKey()));
    }
}
