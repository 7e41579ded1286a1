package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pair of one key. While its rows move from one join key to another, both the old and the new pair may be present for a moment, because they are sent
 * by different shards; the one that arrived last is visible. Each shard only retracts what it has sent, so no pair is retracted before it arrives.
 */
public final class PairSlot implements Slot {

    private final List<byte[]> rows = new ArrayList<>();

    static PairSlot read(ByteReader in) {
        PairSlot slot = new PairSlot();
        for (long left = in.readVarlong(); left > 0; left--) {
            slot.rows.add(Objects.requireNonNull(Sized.read(in)));
        }
        return slot;
    }

    /** Returns the visible pair; null if there is none. */
    public byte @Nullable [] row() {
        return rows.isEmpty() ? null : rows.get(rows.size() - 1);
    }

    /** Returns true unless several rows are present. */
    public boolean isSettled() {
        return rows.size() <= 1;
    }

    /** Retracts one row and adds another; either may be null. */
    public void change(byte @Nullable [] retracted, byte @Nullable [] added) {
        if (retracted != null) {
            for (int i = 0; i < rows.size(); i++) {
                if (Arrays.equals(rows.get(i), retracted)) {
                    rows.remove(i);
                    break;
                }
            }
        }
        if (added != null) {
            rows.add(added);
        }
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeVarlong(rows.size());
        rows.forEach(row -> Sized.write(out, row));
    }
}
