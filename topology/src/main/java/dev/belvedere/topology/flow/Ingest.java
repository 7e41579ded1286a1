package dev.belvedere.topology.flow;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.dialect.Origin;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.state.OrderedStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one table's events from one partition: decodes them, compares them with the last image of the row, and sends on what they change for the
 * views.
 *
 * <p>State: {@code key -> the used columns of the row}. The image, not the event, says what a row was before: events may leave it out, make it up
 * (PostgreSQL's default replica identity), or come twice. An event that leaves the image as it is has no consequence.
 */
final class Ingest {

    private final IngestPlan plan;
    private final ChangeReader reader;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final OrderedStore images;
    private final Sources sources;
    private final List<Feeder> feeders;
    private final int[] receivers;
    private final Outbox outbox;

    Ingest(IngestPlan plan, ChangeReader reader, OrderedStore images, Sources sources, Outbox outbox) {
        this.plan = plan;
        this.reader = reader;
        this.keys = Codecs.key(plan.table().keyType());
        this.rows = new RowCodec(plan.row());
        this.images = images;
        this.sources = sources;
        this.outbox = outbox;
        this.feeders =
                plan.feeds().stream().map(feed -> feeder(feed, plan, outbox)).toList();
        this.receivers =
                plan.feeds().stream().mapToInt(Feed::assembly).distinct().toArray();
    }

    /** One event of the table's topic. Either frame may be null. */
    void accept(int partition, long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        Change change = reader.read(keyFrame, valueFrame);
        switch (change.kind()) {
            case UPSERT, DELETE -> rowChanged(change, provenance(change, partition, offset));
            case TRUNCATE -> throw new UnsupportedChangeException(plan.table(), partition, offset);
            case NOTHING -> {}
        }
    }

    /** Tells every shard that everything of this partition before the offset has been sent. */
    void mark(int partition, long reached) {
        long[] offsets = new long[sources.size()];
        Arrays.fill(offsets, -1);
        offsets[sources.number(plan.ordinal(), partition)] = reached;
        for (int receiver : receivers) {
            outbox.sendToAllShards(receiver, new Message.Mark(Channel.INGEST, 0, offsets));
        }
    }

    private void rowChanged(Change change, Provenance provenance) {
        byte[] key = keys.encode(Objects.requireNonNull(change.key()));
        byte[] stored = images.get(key);
        Row before = stored == null ? null : rows.decode(stored);
        Row after = change.after() == null ? null : completed(change.after(), before);
        byte[] image = after == null ? null : rows.encode(after);
        if (Arrays.equals(stored, image)) {
            return;
        }
        images.put(key, image);
        for (Feeder feeder : feeders) {
            feeder.changed(provenance, key, before, after);
        }
    }

    /** Values that the database left out of the event because they did not change are those of the image. */
    private static Row completed(Row after, @Nullable Row before) {
        @Nullable Object[] values = new @Nullable Object[after.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = after.get(i);
            values[i] = value != Change.UNCHANGED ? value : before == null ? null : before.get(i);
        }
        return Row.owning(values);
    }

    private Provenance provenance(Change change, int partition, long offset) {
        Origin origin = change.origin();
        return new Provenance(
                sources.number(plan.ordinal(), partition),
                offset,
                origin == null ? 0 : origin.lsn(),
                origin == null || origin.transaction() == null ? 0 : Long.parseUnsignedLong(origin.transaction()));
    }

    private static Feeder feeder(Feed feed, IngestPlan plan, Outbox outbox) {
        if (feed instanceof Feed.RowFeed row) {
            return new RowFeeder(row, plan.row(), outbox);
        }
        if (feed instanceof Feed.SubscriptionFeed subscription) {
            return new SubscriptionFeeder(subscription, plan.row(), outbox);
        }
        return new FoldFeeder((Feed.FoldFeed) feed, plan.row(), outbox);
    }
}
