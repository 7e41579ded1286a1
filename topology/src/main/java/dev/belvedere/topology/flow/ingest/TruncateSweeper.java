package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies TRUNCATE to one partition's rows, together with the tasks of the other partitions. The event is in one partition; its task announces it to the
 * others, holds back its marks until all have answered, and like them sweeps its rows in steps.
 *
 * <p>Exact because TRUNCATE locks the table against all other transactions until it commits: exactly the changes with a lower log position happened before it,
 * in whatever order the partitions are read. A row that was last changed before it is deleted, though it may not be swept yet; an earlier event that is read
 * later is ignored. In a table of one partition, offsets take the place of log positions.
 *
 * <p>State: one record in the table's store.
 */
final class TruncateSweeper implements Truncation.Receiver {

    /** How many images one step examines before the stream thread processes other records. */
    static final int STEP = 1_000;

    private static final byte[] FIRST = {};

    private final int partition;
    private final int partitions;
    private final OrderedStore store;
    private final RowImages images;
    private final TruncationOutbox siblings;
    private final Sweep sweep;

    /** Rows that were last changed before this position are deleted. */
    private long before;

    /** The first key that is not swept yet; null if nothing is left to sweep. */
    private byte @Nullable [] next;

    private final List<Truncation.Announced> unanswered = new ArrayList<>();
    /** The partitions that have not answered, by the offset of this partition's event. */
    private final NavigableMap<Long, Set<Integer>> awaited = new TreeMap<>();

    /** Sends the deletion of a row downstream. */
    interface Sweep {
        void gone(byte[] key, RowImages.Image image);
    }

    TruncateSweeper(
            int partition,
            int partitions,
            OrderedStore store,
            RowImages images,
            TruncationOutbox siblings,
            Sweep sweep) {
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

    /** Begins a TRUNCATE whose event is in this partition. */
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

    /** Returns true if the event happened before a TRUNCATE that is already known. */
    boolean precedes(Provenance event) {
        return partitions > 1 && event.lsn() != 0 && event.lsn() < before;
    }

    /** Returns true if the row was truncated and is only not swept yet. */
    boolean covers(RowImages.Image image) {
        return (partitions == 1 ? image.offset() : image.lsn()) < before;
    }

    /** Returns true if an event that leaves the row unchanged shows that it exists after some TRUNCATE. */
    boolean concerns(RowImages.Image image, Provenance event) {
        return partitions == 1 ? covers(image) : image.lsn() != event.lsn();
    }

    /** Returns the offset that marks must not pass: that of an event whose consequences are not all sent. */
    long heldAt() {
        return awaited.isEmpty() ? Long.MAX_VALUE : awaited.firstKey();
    }

    boolean isStepDue() {
        return next != null;
    }

    /** Sweeps the next rows, and returns true if there are more. */
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
        unanswered.forEach(truncation -> truncation.writeTo(out));
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
            unanswered.add(Truncation.Announced.read(in));
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
