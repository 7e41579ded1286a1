package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.dialect.Origin;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.flow.exchange.Receivers;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.ShardId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one table's events from one partition: decodes each event, compares it with the last image of its row, and sends the consequences to the
 * assemblies that depend on the table. Used by one thread.
 *
 * <p>State: {@link RowImages} and {@link TruncateSweeper}. The image, not the event, tells what a row was before the change: events
 * may omit the old row, contain only its key (PostgreSQL's default replica identity), or arrive twice. An event that leaves the image as it is has no
 * consequence.
 */
public final class Ingest {

    /** How many images one {@link #step} examines. */
    public static final int SWEPT_PER_STEP = TruncateSweeper.STEP;

    private final IngestPlan plan;
    private final int partition;
    private final ChangeReader reader;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final RowImages images;
    private final TruncateSweeper truncates;
    private final LeftOutValues leftOut;
    private final HighestPosition highest;
    private final KeyPlacement placement;
    private final Sources sources;
    private final List<Feeder> feeders;
    private final Receivers receivers;
    private final TaskOutbox outbox;
    private final ChangeOutbox changes;

    /** @param shards the number of shards of each assembly */
    public Ingest(
            PhysicalPlan whole,
            IngestPlan plan,
            int partition,
            int shards,
            ChangeReader reader,
            OrderedStore store,
            Sources sources,
            TaskOutbox outbox,
            TruncationOutbox truncations) {
        this.plan = plan;
        this.partition = partition;
        this.reader = reader;
        this.keys = KeyCodec.of(plan.table().keyType());
        this.rows = new RowCodec(plan.row());
        this.images = new RowImages(store);
        this.truncates = new TruncateSweeper(
                partition, sources.partitions(plan.ordinal()), store, images, truncations, this::truncated);
        this.leftOut = new LeftOutValues(plan.row());
        this.highest = new HighestPosition(store);
        int partitions = plan.table().format().placedByRow() ? 1 : sources.partitions(plan.ordinal());
        this.placement = new KeyPlacement(partition, partitions, store);
        this.sources = sources;
        this.receivers = Receivers.of(whole, plan);
        this.outbox = outbox;
        this.changes = new ChangeOutbox(
                whole.assemblies().stream()
                        .map(assembly -> new Destination(assembly, shards))
                        .toList(),
                outbox);
        this.feeders =
                plan.feeds().stream().map(feed -> feeder(feed, plan, changes)).toList();
    }

    /**
     * Takes in one event of the table's topic. Either frame may be null.
     *
     * @throws RefusedEventException if the event cannot be taken in exactly
     */
    public void accept(long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        try {
            Change change = reader.read(keyFrame, valueFrame);
            if (change.key() != null) {
                placement.check(keyFrame);
            }
            changed(change, offset);
        } catch (BelvedereException e) {
            throw new RefusedEventException(plan.table(), partition, offset, e);
        }
    }

    /** Handles a TRUNCATE message from the task of another partition. */
    public void accept(Truncation truncation) {
        truncation.deliver(truncates);
    }

    /** Returns true if {@link #step} has something to do. */
    public boolean isStepDue() {
        return truncates.isStepDue();
    }

    /** Deletes the next rows that a TRUNCATE has removed, and returns true if there are more. */
    public boolean step() {
        return truncates.step();
    }

    /** Returns the offset that {@link #mark} must not pass yet; {@link Long#MAX_VALUE} if there is none. */
    public long heldAt() {
        return truncates.heldAt();
    }

    /** Tells every shard that everything of this partition before the offset has been sent. */
    public void mark(long reached) {
        highest.save();
        Message.Mark mark = markOf(reached, null);
        receivers.all().forEach(receiver -> outbox.send(receiver, mark));
    }

    /** Tells one shard, and the assemblies on the way to it, that everything of this partition before the offset has been sent. */
    public void mark(long reached, ShardId target) {
        Message.Mark mark = markOf(reached, target);
        receivers.towards(target).forEach(receiver -> outbox.send(receiver, mark));
    }

    private Message.Mark markOf(long reached, @Nullable ShardId target) {
        long[] offsets = new long[sources.size()];
        Arrays.fill(offsets, -1);
        offsets[source()] = reached;
        return new Message.Mark(Channel.INGEST, 0, offsets, target);
    }

    private int source() {
        return sources.number(plan.ordinal(), partition);
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
        // A truncated row that is not swept yet must still be removed from the views, but values are not taken from it.
        Row known = image == null || truncates.covers(image) ? null : before;
        Row after = change.after();
        Optional<Column> incomplete = after == null ? Optional.empty() : leftOut.in(after);
        if (after != null && incomplete.isPresent()) {
            if (known == null) {
                refuseUnlessRepeated(incomplete.get(), provenance);
                return;
            }
            after = leftOut.completed(after, known);
        }
        byte[] now = after == null ? null : rows.encode(after);
        if (image != null && Arrays.equals(image.row(), now)) {
            if (truncates.concerns(image, provenance)) {
                put(key, provenance, image.row());
            }
        } else if (image != null || now != null) {
            put(key, provenance, now);
            send(provenance, key, before, after);
            changes.flush(provenance.offset() < heldAt());
        }
    }

    // After a restart the connector may repeat the update of a row that has been deleted since; it repeats the deletion
    // too.
    private void refuseUnlessRepeated(Column column, Provenance provenance) {
        if (!highest.mayRepeat(provenance)) {
            throw UnsupportedChangeException.unknownValue(column.name());
        }
    }

    private void put(byte[] key, Provenance provenance, byte @Nullable [] row) {
        if (row == null) {
            images.remove(key);
        } else {
            images.put(key, new RowImages.Image(provenance.lsn(), provenance.offset(), row));
        }
    }

    // Downstream operators order the changes of a row by offsets of its own partition, which need not be the
    // TRUNCATE's.
    private void truncated(byte[] key, RowImages.Image image) {
        send(new Provenance(source(), image.offset(), image.lsn(), 0), key, rows.decode(image.row()), null);
        changes.flush(false);
    }

    private void send(Provenance provenance, byte[] key, @Nullable Row before, @Nullable Row after) {
        for (Feeder feeder : feeders) {
            feeder.changed(provenance, key, before, after);
        }
    }

    private Provenance provenance(Change change, long offset) {
        Origin origin = change.origin();
        return new Provenance(
                source(), offset, origin == null ? 0 : origin.lsn(), origin == null ? 0 : origin.transactionNumber());
    }

    private static Feeder feeder(Feed feed, IngestPlan plan, Outbox outbox) {
        return feed.fold(new Feed.Cases<Feeder>(
                row -> new RowFeeder(row, plan.row(), outbox),
                subscription -> new SubscriptionFeeder(subscription, plan.row(), outbox),
                fold -> new FoldFeeder(fold, outbox)));
    }
}
