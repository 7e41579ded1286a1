package dev.belvedere.topology.flow.feed;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.Feed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sends a row to the assembly that keeps it as a root part. */
final class RowFeeder implements Feeder {

    private final Feed.RowFeed feed;
    private final RowCodec codec;
    private final Outbox outbox;

    RowFeeder(Feed.RowFeed feed, RowType row, Outbox outbox) {
        this.feed = feed;
        this.codec = new RowCodec(row.project(feed.columns()));
        this.outbox = outbox;
    }

    @Override
    public void changed(long offset, byte[] key, @Nullable Row before, @Nullable Row after) {
        byte[] old = encode(before);
        byte[] now = encode(after);
        if (!Arrays.equals(old, now)) {
            outbox.send(feed.assembly(), key, new Message.RootRow(offset, feed.part(), now));
        }
    }

    private byte @Nullable [] encode(@Nullable Row row) {
        return row == null ? null : codec.encode(row.project(feed.columns()));
    }
}
