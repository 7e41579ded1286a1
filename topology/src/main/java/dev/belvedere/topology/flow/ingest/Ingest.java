package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.KeyCodecs;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.dialect.Origin;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.OrderedStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one table's events from one partition: decodes them, compares them with the last image of the row, and sends on what they change for the
 * views.
 *
 * <p>State: {@link RowImages}, {@link TruncateSweeper} and {@link SeenColumns}. The image, not the event, says what a row was before: events may leave it out,
 * make it up (PostgreSQL's default replica identity), or come twice. An event that leaves the image as it is has no consequence.
 */
public final class Ingest {

    private final IngestPlan plan;
    private final int partition;
    private final ChangeReader reader;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final RowImages images;
    private final TruncateSweeper truncates;
    private final SeenColumns columns;
    private final HighestPosition highest;
    private final Sources sources;
    private final List<Feeder> feeders;
    private final int[] receivers;
    private final PhysicalPlan whole;
    private final ChangeOutbox outbox;

    public Ingest(
            PhysicalPlan whole,
            IngestPlan plan,
            int partition,
            int shards,
            ChangeReader reader,
            OrderedStore store,
            Sources sources,
            Outbox outbox,
            TruncationOutbox siblings) {
        this.whole = whole;
        this.plan = plan;
        this.partition = partition;
        this.reader = reader;
        this.keys = KeyCodecs.key(plan.table().keyType());
        this.rows = new RowCodec(plan.row());
        this.images = new RowImages(store);
        this.truncates =
                new TruncateSweeper(partition, sources.partitions(plan.ordinal()), store, images, siblings, this::truncated);
        this.columns = new SeenColumns(plan.row(), store);
        this.highest = new HighestPosition(store);
        this.sources = sources;
        this.outbox = new ChangeOutbox(shards, outbox);
        this.feeders = plan.feeds().stream()
                .map(feed -> feeder(feed, plan, this.outbox))
                .toList();
        this.receivers =
                plan.feeds().stream().mapToInt(Feed::assembly).distinct().toArray();
    }

    /**
     * One event of the table's topic. Either frame may be null.
     *
     * @throws RefusedEventException where it cannot be taken in exactly
     */
    public void accept(long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        try {
            changed(reader.read(keyFrame, valueFrame), offset);
        } catch (BelvedereException e) {
            throw new RefusedEventException(plan.table(), partition, offset, e);
        }
    }

    /** Word of a TRUNCATE from the task of another partition. */
    public void accept(Truncation truncation) {
        truncation.deliver(truncates);
    }

    /** Whether {@link #step} has something to do. */
    public boolean isStepDue() {
        return truncates.isStepDue();
    }

    /** Deletes the next rows that a TRUNCATE has taken away, and returns whether there are more. */
    public boolean step() {
        return truncates.step();
    }

    /** The offset that {@link #mark} may not pass yet. */
    public long heldAt() {
        return truncates.heldAt();
    }

    /** Tells every shard that everything of this partition before the offset has been sent. */
    public void mark(long reached) {
        highest.save();
        Message.Mark mark = markOf(reached, null);
        for (int receiver : receivers) {
            outbox.send(receiver, mark);
        }
    }

    /** Tells the target the same, and whatever lies on the way to it. */
    public void mark(long reached, Message.Target target) {
        Message.Mark mark = markOf(reached, target);
        for (int receiver : receivers) {
            if (whole.reaches(receiver, target.assembly())) {
                outbox.send(receiver, mark);
            }
        }
    }

    private Message.Mark markOf(long reached, Message.@Nullable Target target) {
        long[] offsets = new long[sources.size()];
        Arrays.fill(offsets, -1);
        offsets[sources.number(plan.ordinal(), partition)] = reached;
        return new Message.Mark(Channel.INGEST, 0, offsets, target);
    }

    private void changed(Change change, long offset) {
        Provenance provenance = provenance(change, offset);
        switch (change.kind()) {
            case UPSERT, DELETE -> {
                if (!truncates.precedes(provenance)) {
                    rowChanged(change, provenance);
                }
                highest.note(provenance);
            }
            case TRUNCATE -> truncates.begin(provenance);
            case NOTHING -> {}
        }
    }

    private void rowChanged(Change change, Provenance provenance) {
        byte[] key = keys.encode(Objects.requireNonNull(change.key()));
        RowImages.Image image = images.get(key);
        Row before = image == null ? null : rows.decode(image.row());
        // A row that is truncated and not swept yet has still to be taken out of the views, but is none to take values
        // from.
        Row known = image == null || truncates.covers(image) ? null : before;
        if (change.after() != null
                && known == null
                && columns.unchangedIn(change.after()).isPresent()) {
            refuseUnlessRepeated(change.after(), provenance);
            return;
        }
        Row after = change.after() == null ? null : columns.completed(change.after(), known);
        byte[] now = after == null ? null : rows.encode(after);
        if (image != null && Arrays.equals(image.row(), now)) {
            if (truncates.concerns(image, provenance)) {
                put(key, provenance, image.row());
            }
        } else if (image != null || now != null) {
            put(key, provenance, now);
            send(provenance, key, before, after);
            outbox.flush(provenance.offset() < heldAt());
        }
    }

    // After a restart the connector may send again the update of a row that was deleted since: the deletion comes again
    // too.
    private void refuseUnlessRepeated(Row row, Provenance provenance) {
        if (!highest.mayRepeat(provenance)) {
            throw UnsupportedChangeException.unknownValue(
                    columns.unchangedIn(row).orElseThrow().name());
        }
    }

    private void put(byte[] key, Provenance provenance, byte @Nullable [] row) {
        if (row == null) {
            images.remove(key);
        } else {
            images.put(key, new RowImages.Image(provenance.lsn(), provenance.offset(), row));
        }
    }

    // The operators behind order what concerns a row by offsets of its own partition, where the TRUNCATE need not be.
    private void truncated(byte[] key, RowImages.Image image) {
        int source = sources.number(plan.ordinal(), partition);
        send(new Provenance(source, image.offset(), image.lsn(), 0), key, rows.decode(image.row()), null);
        outbox.flush(false);
    }

    private void send(Provenance provenance, byte[] key, @Nullable Row before, @Nullable Row after) {
        for (Feeder feeder : feeders) {
            feeder.changed(provenance, key, before, after);
        }
    }

    private Provenance provenance(Change change, long offset) {
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
        return new FoldFeeder((Feed.FoldFeed) feed, outbox);
    }
}
