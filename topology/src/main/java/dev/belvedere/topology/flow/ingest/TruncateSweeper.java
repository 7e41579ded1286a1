package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.Sized;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Carries out TRUNCATE on one partition's rows, and sees to it that the other partitions do. The event is in one partition; its task announces it to
 * the others, holds its marks back until all have answered, and like them sweeps its rows in steps.
 *
 * <p>Exact because TRUNCATE locks the table against all other transactions until it commits: of the table's changes exactly those with a lower log
 * position were before it, in whatever order the partitions are read. A row that was last changed before is gone, though it may not be swept yet; an event
 * from before that is read later is passed over. In a table of one partition offsets do instead of log positions.
 *
 * <p>State: one record in the table's store.
 */
public final class TruncateSweeper implements Truncation.Receiver {

    /** How many images are looked at before other work has its turn. */
    public static final int STEP = 1_000;

    private static final byte[] FIRST = {};

    private final int partition;
    private final int partitions;
    private final OrderedStore store;
    private final RowImages images;
    private final TruncationOutbox siblings;
    private final Sweep sweep;

    /** What was last changed before this position is gone. */
    private long before;

    /** The first key that is not swept yet; null where nothing is to be swept. */
    private byte @Nullable [] next;

    private final List<Truncation.Announced> unanswered = new ArrayList<>();
    /** The partitions that have not answered, by the offset of this partition's event. */
    private final NavigableMap<Long, Set<Integer>> awaited = new TreeMap<>();

    /** Sends on that a row is gone. */
    interface Sweep {
        void gone(byte[] key, RowImages.Image image);
    }

    TruncateSweeper(int partition, int partitions, OrderedStore store, RowImages images, TruncationOutbox siblings, Sweep sweep) {
        this.partition = partition;
        this.partitions = partitions;
        this.store = store;
        this.images = images;
        this.siblings = siblings;
        this.sweep = sweep;
        byte[] saved = store.get(StoreKeys.truncates());
        if (saved != null) {
            restore(new ByteReader(saved, 0));
        }
    }

    /** The table was truncated, says an event of this partition. */
    void begin(Provenance event) {
        if (partitions > 1 && event.lsn() == 0) {
            throw UnsupportedChangeException.truncateWithoutPosition();
        }
        Set<Integer> others = new TreeSet<>();
        Truncation.Announced truncation =
                new Truncation.Announced(partition, event.offset(), partitions == 1 ? event.offset() : event.lsn());
        for (int other = 0; other < partitions; other++) {
            others.add(other);
            if (other != partition) {
                siblings.send(other, truncation);
            }
        }
        awaited.put(event.offset(), others);
        announced(truncation);
    }

    @Override
    public void announced(Truncation.Announced truncation) {
        before = Math.max(before, truncation.before());
        next = FIRST;
        unanswered.add(truncation);
        save();
    }

    @Override
    public void swept(Truncation.Swept truncation) {
        Set<Integer> missing = awaited.get(truncation.offset());
        if (missing != null && missing.remove(truncation.by()) && missing.isEmpty()) {
            awaited.remove(truncation.offset());
        }
        save();
    }

    /** Whether the event is from before a TRUNCATE that is already known. */
    boolean precedes(Provenance event) {
        return partitions > 1 && event.lsn() != 0 && event.lsn() < before;
    }

    /** Whether the row is gone, and only not swept yet. */
    boolean covers(RowImages.Image image) {
        return (partitions == 1 ? image.offset() : image.lsn()) < before;
    }

    /** Whether an event that leaves the row as it is tells that it is there after some TRUNCATE. */
    boolean concerns(RowImages.Image image, Provenance event) {
        return partitions == 1 ? covers(image) : image.lsn() != event.lsn();
    }

    /** The offset that marks may not pass: of an event whose consequences are not all sent. */
    long heldAt() {
        return awaited.isEmpty() ? Long.MAX_VALUE : awaited.firstKey();
    }

    boolean isStepDue() {
        return next != null;
    }

    /** Sweeps the next rows, and returns whether there are more. */
    boolean step() {
        if (next == null) {
            return false;
        }
        List<RowImages.Keyed> found = images.from(next, STEP);
        for (RowImages.Keyed row : found) {
            if (covers(row.image())) {
                images.remove(row.key());
                sweep.gone(row.key(), row.image());
            }
        }
        next = found.size() < STEP
                ? null
                : StoreKeys.append(found.get(found.size() - 1).key(), new byte[1]);
        if (next == null) {
            answer();
        }
        save();
        return next != null;
    }

    private void answer() {
        for (Truncation.Announced truncation : List.copyOf(unanswered)) {
            Truncation.Swept answer = new Truncation.Swept(partition, truncation.offset());
            if (truncation.partition() == partition) {
                swept(answer);
            } else {
                siblings.send(truncation.partition(), answer);
            }
        }
        unanswered.clear();
    }

    private void save() {
        ByteWriter out = new ByteWriter(64);
        out.writeVarlong(before);
        Sized.write(out, next);
        out.writeVarlong(unanswered.size());
        unanswered.forEach(truncation -> Truncation.write(out, truncation));
        out.writeVarlong(awaited.size());
        awaited.forEach((offset, missing) -> {
            out.writeVarlong(offset);
            out.writeVarlong(missing.size());
            missing.forEach(other -> out.writeVarlong(other));
        });
        store.put(StoreKeys.truncates(), out.toByteArray());
    }

    private void restore(ByteReader in) {
        before = in.readVarlong();
        next = Sized.read(in);
        for (long left = in.readVarlong(); left > 0; left--) {
            unanswered.add(Truncation.readAnnounced(in));
        }
        for (long left = in.readVarlong(); left > 0; left--) {
            long offset = in.readVarlong();
            Set<Integer> missing = new TreeSet<>();
            for (long others = in.readVarlong(); others > 0; others--) {
                missing.add((int) in.readVarlong());
            }
            awaited.put(offset, missing);
        }
    }
}
