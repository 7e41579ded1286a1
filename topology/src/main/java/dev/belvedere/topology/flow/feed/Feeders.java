package dev.belvedere.topology.flow.feed;

import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import java.util.List;

/** Makes the feeders of a table. */
public final class Feeders {

    private Feeders() {}

    /** Returns a feeder for each feed of the plan, in its order. */
    public static List<Feeder> of(IngestPlan plan, Outbox outbox) {
        return plan.feeds().stream().map(feed -> feeder(feed, plan, outbox)).toList();
    }

    private static Feeder feeder(Feed feed, IngestPlan plan, Outbox outbox) {
        return feed.fold(new Feed.Cases<Feeder>(
                row -> new RowFeeder(row, plan.row(), outbox),
                subscription -> new SubscriptionFeeder(subscription, plan.row(), outbox),
                fold -> new FoldFeeder(fold, plan.row(), outbox)));
    }
}
