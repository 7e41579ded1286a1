package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.feed.Feeder;
import dev.belvedere.topology.flow.feed.Feeders;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one table's events from one partition: decodes each event, compares it with the last image of its row, and sends the consequences to the
 * assemblies that depend on the table. Used by one thread.
 *
 * <p>State: {@link RowImages} and {@link TruncateSweeper}. The image, not the event, tells what a row was before the change: events
 * may omit the old row, contain only its key (PostgreSQL's default replica identity), or arrive twice. An event that leaves the image as it is has no
 * consequence; neither has one that cannot be taken in.
 */
public final class Ingest {

    /** How many rows a TRUNCATE examines at once; the rest follows in later transactions of the same epoch. */
    public static final int TRUNCATED_AT_ONCE = TruncateSweeper.AT_ONCE;

    /** Codes of events that lack more than their row: no later event of the row makes that good. */
    private static final Set<String> TELL_NO_ROW = Set.of("missing-key", UnsupportedChangeException.REPEATED_SNAPSHOT);

    private final IngestPlan plan;
    private final int partition;
    private final int partitions;
    private final ChangeReader reader;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final RowImages images;
    private final TruncateSweeper truncates;
    private final LeftOutValues leftOut;
    private final HighestPosition highest;
    private final KeyPlacement placement;
    private final Optional<SnapshotCheck> snapshots;
    private final SetAsideEvents aside;
    private final HeldMessages messages;
    private final List<Long> settled = new ArrayList<>();
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
        this.partitions = partitions;
        this.reader = reader;
        this.keys = KeyCodec.of(plan.table().keyType());
        this.rows = new RowCodec(plan.row());
        this.images = new RowImages(store);
        this.truncates = new TruncateSweeper(partition, partitions, store, images, truncations, this::truncated);
        this.leftOut = new LeftOutValues(plan.row());
        this.highest = new HighestPosition(store);
        this.placement = new KeyPlacement(
                partition,
                plan.table().format().placedByRow() ? 1 : partitions,
                store.get(StoreKeys.keyPlacement()),
                known -> store.put(StoreKeys.keyPlacement(), known));
        this.snapshots = plan.table().format().takesRepeatedSnapshots()
                ? Optional.empty()
                : Optional.of(new SnapshotCheck(store));
        this.aside = new SetAsideEvents(store, settled::add);
        this.messages = new HeldMessages(outbox);
        this.feeders = Feeders.of(plan, messages);
    }

    /**
     * Takes in one event of the table's topic. Either frame may be null.
     *
     * @throws RefusedEventException if the event cannot be taken in exactly
     */
    public void accept(long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        takeIn(offset, keyFrame, valueFrame, change -> {
            if (change.key() != null) {
                placement.check(keyFrame);
            }
            snapshots.ifPresent(check -> check.check(change));
            changed(change, offset);
        });
    }

    /**
     * Takes in an event that was set aside, if it is the first one that its row lacks: then what the row was before it is known, and no event since has told all of it.
     *
     * @throws RefusedEventException if the event still cannot be taken in
     */
    void replay(long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        takeIn(offset, keyFrame, valueFrame, change -> {
            Row row = change.key();
            if (row != null && aside.beginsWith(keys.encode(row), offset)) {
                placement.check(keyFrame);
                EventPosition position = position(change, offset);
                if (!truncates.precedes(position)) {
                    apply(change, position);
                }
                aside.settle(offset);
            }
        });
    }

    /** Sends everything that an event has as consequences, or nothing if it is refused. */
    private void takeIn(
            long offset, byte @Nullable [] keyFrame, byte @Nullable [] valueFrame, Consumer<Change> consequences) {
        Change change = null;
        try {
            change = read(keyFrame, valueFrame);
            consequences.accept(change);
        } catch (BelvedereException e) {
            messages.drop();
            throw new RefusedEventException(plan.table(), partition, offset, key(change, keyFrame, e), e);
        }
        messages.release();
    }

    /** An event that was set aside does not matter any more. */
    void skip(long offset) {
        aside.settle(offset);
    }

    /** Returns the offsets of events that were set aside and have stopped to matter since this was asked last. */
    List<Long> takeSettled() {
        if (settled.isEmpty()) {
            return List.of();
        }
        List<Long> taken = List.copyOf(settled);
        settled.clear();
        return taken;
    }

    private Change read(byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        try {
            return reader.read(keyFrame, valueFrame);
        } catch (BelvedereException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEventException(e);
        }
    }

    private byte @Nullable [] key(@Nullable Change change, byte @Nullable [] keyFrame, BelvedereException reason) {
        try {
            Row key = change == null ? reader.key(keyFrame) : change.key();
            return key == null || TELL_NO_ROW.contains(reason.code()) ? null : keys.encode(key);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** An event that could not be taken in is set aside: its row is incomplete until another event tells all of it. */
    void setAside(long offset, RefusedEventException refused) {
        aside.add(refused.key(), offset);
    }

    /** Returns how many rows lack an event that was set aside. */
    long incomplete() {
        return aside.rows();
    }

    /** Handles a TRUNCATE message, from the task of another partition or from this one. */
    public void accept(Truncation truncation) {
        truncation.deliver(truncates);
        messages.release();
    }

    private void changed(Change change, long offset) {
        EventPosition position = position(change, offset);
        switch (change.kind()) {
            case UPSERT, READ, DELETE -> {
                if (!truncates.precedes(position)) {
                    rowChanged(change, position);
                }
                highest.note(position);
            }
            case TRUNCATE -> {
                truncates.begin(position);
                if (partitions == 1) {
                    aside.settleAll();
                }
            }
            case NOTHING -> {}
        }
    }

    private void rowChanged(Change change, EventPosition position) {
        byte[] key = keys.encode(Objects.requireNonNull(change.key()));
        if (change.kind() == Change.Kind.READ && truncates.mayFollow(position) && known(images.get(key)) == null) {
            throw UnsupportedChangeException.readBeforeTruncate();
        }
        Optional<Column> incomplete = incomplete(change);
        if (incomplete.isPresent() && aside.concerns(key)) {
            throw UnsupportedChangeException.valueSetAside(incomplete.get().name());
        }
        if (apply(change, position)) {
            aside.settle(key);
        }
    }

    private Optional<Column> incomplete(Change change) {
        Row after = change.after();
        return after == null ? Optional.empty() : leftOut.in(after);
    }

    /** Returns false if the event was passed over. */
    private boolean apply(Change change, EventPosition event) {
        byte[] key = keys.encode(Objects.requireNonNull(change.key()));
        RowImages.Image image = images.get(key);
        Row before = image == null ? null : rows.decode(image.row());
        Row known = known(image) == null ? null : before;
        EventPosition position = change.kind() == Change.Kind.READ ? truncates.position(event, known(image)) : event;
        Row after = change.after();
        Optional<Column> incomplete = incomplete(change);
        if (after != null && incomplete.isPresent()) {
            if (known == null) {
                refuseUnlessRepeated(incomplete.get(), position);
                return false;
            }
            after = leftOut.completed(after, known);
        }
        byte[] now = after == null ? null : rows.encode(after);
        if (image != null && Arrays.equals(image.row(), now)) {
            if (truncates.concerns(image, position)) {
                put(key, position, image.row());
            }
        } else if (image != null || now != null) {
            send(position.offset(), key, before, after);
            put(key, position, now);
        }
        return true;
    }

    // A truncated row that is not swept yet must still be removed from the views, but values are not taken from it.
    private RowImages.@Nullable Image known(RowImages.@Nullable Image image) {
        return image == null || truncates.covers(image) ? null : image;
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
}
