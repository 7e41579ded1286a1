package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table's row and what its foreign keys refer to. A new row becomes visible together with all it refers to: until the last answer is there the
 * row before it stays, so that a reader never sees a row without its partners because they are on their way.
 *
 * <p>Rows and answers come by different ways. Those of one way keep their order; across ways every order is possible, and all of them end in the
 * same state. The offset of the change that subscribed tells an answer that is early (kept until its row comes) from one that is late (dropped,
 * unless its key is still the one referred to).
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

    /** The row that is visible, or null. */
    public byte @Nullable [] row() {
        return visible;
    }

    /** What the visible row's foreign key refers to, or null where that does not exist. */
    public byte @Nullable [] lookedUp(int lookup) {
        LookupAnswer answer = lookups[lookup].visible;
        return answer == null ? null : answer.row();
    }

    /**
     * The table's row changed.
     *
     * @param at the offset of the change
     * @param row the new row, or null where it is gone
     * @param foreignKeys one per lookup, empty for NULL; ignored where the row is gone
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
     * A lookup answered.
     *
     * @param since the offset of the change that subscribed
     * @param foreignKey the key that was looked up
     * @param row what was found, or null
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

    /** A subscription ended: nothing more will come from it, and nothing early of it will be needed. */
    public void ended(int lookup, long since) {
        if (lookups[lookup].earlySince == since) {
            lookups[lookup].forgetEarlyUpTo(since);
        }
    }

    private void showIfComplete(boolean gone) {
        if (gone || Arrays.stream(lookups).allMatch(LookupSlot::isComplete)) {
            visible = next;
            next = null;
            Arrays.stream(lookups).forEach(LookupSlot::show);
        }
    }

    @Override
    public boolean isEmpty() {
        return visible == null && next == null && Arrays.stream(lookups).allMatch(lookup -> lookup.early == null);
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
