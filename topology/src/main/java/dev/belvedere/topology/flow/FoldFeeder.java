package dev.belvedere.topology.flow;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.plan.physical.Feed;
import org.jspecify.annotations.Nullable;

/** Sends the row's contribution to the group it is folded into. */
final class FoldFeeder implements Feeder {

    private final Feed.FoldFeed feed;
    private final Contributor contributor;

    FoldFeeder(Feed.FoldFeed feed, RowType row, Outbox outbox) {
        this.feed = feed;
        this.contributor = new Contributor(
                feed.assembly(), feed.part(), row.project(feed.group()), row.project(feed.arguments()), outbox);
    }

    @Override
    public void changed(Provenance provenance, byte[] key, @Nullable Row before, @Nullable Row after) {
        contributor.changed(provenance, share(before), share(after));
    }

    private Contributor.@Nullable Share share(@Nullable Row row) {
        return row == null ? null : contributor.share(row.project(feed.group()), row.project(feed.arguments()));
    }
}
