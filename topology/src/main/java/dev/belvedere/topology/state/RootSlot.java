package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table's row and the rows that its foreign keys refer to. A new row becomes visible together with all of them: until the last answer arrives, the
 * previous row stays visible, so a reader never sees a row without its partners only because they are on their way.
 *
 * <p>Rows and answers arrive by different channels. Each channel keeps its order; between channels every order is possible, and all of them lead to the
 * same state. The offset of the change that subscribed distinguishes an early answer (kept until its row arrives) from a late one (dropped, unless the row
 * still refers to its key).
 */
public final class RootSlot implements Slot {

    private final LookupSlot[] lookups;
    private byte @Nullable [] visible;
    private byte @Nullable [] next;
    private long offset = -1;

    RootSlot(int lookups) {
        this.lookups = new LookupSlot[lookups];
        Arrays.setAll(this.lookups, lookup -> new LookupSlot());
    }

    /** Returns the visible row; null if there is none. */
    public byte @Nullable [] row() {
        return visible;
    }

    /** Returns the row that the visible row's foreign key refers to; null if it does not exist. */
    public byte @Nullable [] lookedUp(int lookup) {
        LookupAnswer answer = lookups[lookup].visible;
        return answer == null ? null : answer.row();
    }

    /**
     * Applies a change of the table's row.
     *
     * @param at the offset of the change
     * @param row the new row; null if it was deleted
     * @param foreignKeys one per lookup, empty for NULL; ignored if the row was deleted
     */
    public void rowChanged(long at, byte @Nullable [] row, byte[][] foreignKeys) {
        offset = at;
        next = row;
        for (int i = 0; i < lookups.length; i++) {
            if (row == null) {
                lookups[i].next = null;
            } else {
                lookups[i].want(foreignKeys[i]);
            }
            lookups[i].forgetEarlyUpTo(at);
        }
        showIfComplete(row == null);
    }

    /**
     * Applies the answer of a lookup.
     *
     * @param since the offset of the change that subscribed
     * @param foreignKey the key that was looked up
     * @param row the row that was found; null if there is none
     */
    public void answered(int lookup, long since, byte[] foreignKey, byte @Nullable [] row) {
        LookupSlot slot = lookups[lookup];
        LookupAnswer answer = new LookupAnswer(foreignKey, row);
        if (slot.visible != null && slot.visible.isFor(foreignKey)) {
            slot.visible = answer;
        }
        if (since > offset && since >= slot.earlySince) {
            slot.early = answer;
            slot.earlySince = since;
        }
        if (slot.wants(foreignKey)) {
            slot.next = answer;
            showIfComplete(false);
        }
    }

    /** Ends a subscription: no more answers come from it, and an early one of it is not needed any more. */
    public void ended(int lookup, long since) {
        if (lookups[lookup].earlySince == since) {
            lookups[lookup].forgetEarlyUpTo(since);
        }
    }

    private void showIfComplete(boolean gone) {
        if (gone || isComplete()) {
            visible = next;
            next = null;
            for (LookupSlot lookup : lookups) {
                lookup.show();
            }
        }
    }

    // No streams here and in isEmpty: they are asked for every change of every entry.
    private boolean isComplete() {
        for (LookupSlot lookup : lookups) {
            if (!lookup.isComplete()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isEmpty() {
        if (visible != null || next != null) {
            return false;
        }
        for (LookupSlot lookup : lookups) {
            if (lookup.early != null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.writeZigzag(offset);
        Sized.write(out, visible);
        Sized.write(out, next);
        for (LookupSlot lookup : lookups) {
            lookup.writeTo(out);
        }
    }

    static RootSlot read(ByteReader in, int lookups) {
        RootSlot slot = new RootSlot(lookups);
        slot.offset = in.readZigzag();
        slot.visible = Sized.read(in);
        slot.next = Sized.read(in);
        for (int i = 0; i < lookups; i++) {
            slot.lookups[i] = LookupSlot.read(in);
        }
        return slot;
    }
}
