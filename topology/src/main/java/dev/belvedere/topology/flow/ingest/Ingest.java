package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.state.OrderedStore;
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

    /** How many rows a TRUNCATE examines at once; the rest follows in later transactions of the same epoch. */
    public static final int TRUNCATED_AT_ONCE = TruncateSweeper.AT_ONCE;

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
    private final List<Feeder> feeders;

    /** @param partitions the number of partitions of the table's topic */
    public Ingest(
            IngestPlan plan,
            int partition,
            int partitions,
            ChangeReader reader,
            OrderedStore store,
            Outbox outbox,
            TruncationOutbox truncations) {
        this.plan = plan;
        this.partition = partition;
        this.reader = reader;
        this.keys = KeyCodec.of(plan.table().keyType());
        this.rows = new RowCodec(plan.row());
        this.images = new RowImages(store);
        this.truncates = new TruncateSweeper(partition, partitions, store, images, truncations, this::truncated);
        this.leftOut = new LeftOutValues(plan.row());
        this.highest = new HighestPosition(store);
        this.placement = new KeyPlacement(partition, plan.table().format().placedByRow() ? 1 : partitions, store);
        this.feeders =
                plan.feeds().stream().map(feed -> feeder(feed, plan, outbox)).toList();
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

    /** Handles a TRUNCATE message, from the task of another partition or from this one. */
    public void accept(Truncation truncation) {
        truncation.deliver(truncates);
    }

    private void changed(Change change, long offset) {
        EventPosition position = position(change, offset);
        switch (change.kind()) {
            case UPSERT, DELETE -> {
                if (!truncates.precedes(position)) {
                    rowChanged(change, position);
                }
                highest.note(position);
            }
            case TRUNCATE -> truncates.begin(position);
            case NOTHING -> {}
        }
    }

    private void rowChanged(Change change, EventPosition position) {
        byte[] key = keys.encode(Objects.requireNonNull(change.key()));
        RowImages.Image image = images.get(key);
        Row before = image == null ? null : rows.decode(image.row());
        // A truncated row that is not swept yet must still be removed from the views, but values are not taken from it.
        Row known = image == null || truncates.covers(image) ? null : before;
        Row after = change.after();
        Optional<Column> incomplete = after == null ? Optional.empty() : leftOut.in(after);
        if (after != null && incomplete.isPresent()) {
            if (known == null) {
                refuseUnlessRepeated(incomplete.get(), position);
                return;
            }
            after = leftOut.completed(after, known);
        }
        byte[] now = after == null ? null : rows.encode(after);
        if (image != null && Arrays.equals(image.row(), now)) {
            if (truncates.concerns(image, position)) {
                put(key, position, image.row());
            }
        } else if (image != null || now != null) {
            put(key, position, now);
            send(position.offset(), key, before, after);
        }
    }

    // After a restart the connector may repeat the update of a row that has been deleted since; it repeats the deletion
    // too.
    private void refuseUnlessRepeated(Column column, EventPosition position) {
        if (!highest.mayRepeat(position)) {
            throw UnsupportedChangeException.unknownValue(column.name());
        }
    }

    private void put(byte[] key, EventPosition position, byte @Nullable [] row) {
        if (row == null) {
            images.remove(key);
        } else {
            images.put(key, new RowImages.Image(position.lsn(), position.offset(), row));
        }
    }

    // Downstream operators order the changes of a row by offsets of its own partition, which need not be the
    // TRUNCATE's.
    private void truncated(byte[] key, RowImages.Image image) {
        send(image.offset(), key, rows.decode(image.row()), null);
    }

    private void send(long offset, byte[] key, @Nullable Row before, @Nullable Row after) {
        for (Feeder feeder : feeders) {
            feeder.changed(offset, key, before, after);
        }
    }

    private static EventPosition position(Change change, long offset) {
        return new EventPosition(offset, change.lsn());
    }

    private static Feeder feeder(Feed feed, IngestPlan plan, Outbox outbox) {
        return feed.fold(new Feed.Cases<Feeder>(
                row -> new RowFeeder(row, plan.row(), outbox),
                subscription -> new SubscriptionFeeder(subscription, plan.row(), outbox),
                fold -> new FoldFeeder(fold, outbox)));
    }
}
