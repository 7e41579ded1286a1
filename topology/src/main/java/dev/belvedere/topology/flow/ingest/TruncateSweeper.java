package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies TRUNCATE to one partition's rows, together with the tasks of the other partitions. The event is in one partition; its task announces it to the others,
 * and each deletes its own rows.
 *
 * <p>Exact because TRUNCATE locks the table against all other transactions until it commits: exactly the changes with a lower log position happened before it,
 * in whatever order the partitions are read. A row that was last changed before it is deleted, though it may not be swept yet; an earlier event that is read
 * later is ignored. In a table of one partition, offsets take the place of log positions.
 *
 * <p>State: one record in the table's store.
 */
final class TruncateSweeper implements Truncation.Receiver {

    /** How many images are examined before the task goes on with the rest, in another transaction if one is due. */
    static final int AT_ONCE = 5_000;

    private static final byte[] FIRST = {};

    private final int partition;
    private final int partitions;
    private final OrderedStore store;
    private final RowImages images;
    private final TruncationOutbox tasks;
    private final Sweep sweep;

    /** Rows that were last changed before this position are deleted. */
    private long before;

    private boolean truncated;

    /** Where the window of an incremental snapshot has closed that was the first one since the last TRUNCATE; 0 if none has. */
    private long window;

    /** The first key that is not swept yet; null if nothing is left to sweep. */
    private byte @Nullable [] next;

    /** Sends the deletion of a row downstream. */
    interface Sweep {
        void gone(byte[] key, RowImages.Image image);
    }

    TruncateSweeper(
            int partition, int partitions, OrderedStore store, RowImages images, TruncationOutbox tasks, Sweep sweep) {
        this.partition = partition;
        this.partitions = partitions;
        this.store = store;
        this.images = images;
        this.tasks = tasks;
        this.sweep = sweep;
        byte[] saved = store.get(StoreKeys.truncates());
        if (saved != null) {
            ByteReader in = new ByteReader(saved, 0);
            truncated = true;
            before = in.readVarlong();
            next = Sized.read(in);
            // Older versions have not written it.
            window = in.remaining() == 0 ? 0 : in.readVarlong();
        }
    }

    /** Begins a TRUNCATE whose event is in this partition. */
    void begin(EventPosition event) {
        refuseWithoutPosition(event.lsn(), partitions);
        Truncation.Announced truncation = new Truncation.Announced(partitions == 1 ? event.offset() : event.lsn());
        for (int other = 0; other < partitions; other++) {
            if (other != partition) {
                tasks.send(other, truncation);
            }
        }
        announced(truncation);
    }

    /** @throws UnsupportedChangeException if a TRUNCATE does not tell its log position, which a table of several partitions needs */
    static void refuseWithoutPosition(long lsn, int partitions) {
        if (partitions > 1 && lsn == 0) {
            throw UnsupportedChangeException.truncateWithoutPosition();
        }
    }

    @Override
    public void announced(Truncation.Announced truncation) {
        truncated = true;
        if (truncation.before() > before) {
            before = truncation.before();
            window = 0;
        }
        next = FIRST;
        goOn();
    }

    /** Returns true if the event happened before a TRUNCATE that is already known. */
    boolean precedes(EventPosition event) {
        return partitions > 1 && event.lsn() != 0 && event.lsn() < before;
    }

    /** Returns true if the row was truncated and is only not swept yet. */
    boolean covers(RowImages.Image image) {
        return (partitions == 1 ? image.offset() : image.lsn()) < before;
    }

    /**
     * Returns true if an incremental snapshot may have read a row before the last TRUNCATE: if the event is of the first window since. The snapshot has read the rows of later ones after
     * that one's end. All events of a window have one position.
     */
    boolean mayFollow(EventPosition read) {
        if (truncated && window == 0) {
            window = read.lsn();
            save();
        }
        return truncated && read.lsn() <= window;
    }

    /**
     * Returns the position of a row that an incremental snapshot has read.
     *
     * @param known the row's last image; null if there is none
     */
    EventPosition position(EventPosition read, RowImages.@Nullable Image known) {
        // A snapshot does not tell when the row was made: a TRUNCATE of which word comes late deletes it all the same.
        return new EventPosition(read.offset(), known == null ? before : known.lsn());
    }

    /** Returns true if an event that leaves the row unchanged shows that it exists after some TRUNCATE. */
    boolean concerns(RowImages.Image image, EventPosition event) {
        return partitions == 1 ? covers(image) : image.lsn() != event.lsn();
    }

    @Override
    public void goOn() {
        if (next == null) {
            return;
        }
        List<RowImages.Keyed> found = images.from(next, AT_ONCE);
        for (RowImages.Keyed row : found) {
            if (covers(row.image())) {
                images.remove(row.key());
                sweep.gone(row.key(), row.image());
            }
        }
        next = found.size() < AT_ONCE
                ? null
                : StoreKeys.append(found.get(found.size() - 1).key(), new byte[1]);
        if (next != null) {
            tasks.send(partition, new Truncation.GoOn());
        }
        save();
    }

    private void save() {
        ByteWriter out = new ByteWriter(64);
        out.writeVarlong(before);
        Sized.write(out, next);
        out.writeVarlong(window);
        store.put(StoreKeys.truncates(), out.toByteArray());
    }
}
