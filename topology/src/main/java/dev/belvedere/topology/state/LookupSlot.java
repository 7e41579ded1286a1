package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The answers of one lookup: for the visible row, for the row that waits to become visible, and one that arrived before its row. */
final class LookupSlot {

    @Nullable
    LookupAnswer visible;

    /** The foreign key of the row that waits; null if none waits. */
    byte @Nullable [] wanted;

    /** The answer to {@link #wanted}; null until it arrives. */
    @Nullable
    LookupAnswer next;

    /** An answer to a subscription that is newer than the latest root row. */
    @Nullable
    LookupAnswer early;

    /** The offset of the change that subscribed for {@link #early}. */
    long earlySince = -1;

    /** Makes a new row with this foreign key wait, unless the answer to it is known already. */
    void want(byte[] foreignKey) {
        next = known(foreignKey);
        wanted = foreignKey;
    }

    boolean wants(byte[] foreignKey) {
        return Arrays.equals(wanted, foreignKey);
    }

    boolean isComplete() {
        return wanted == null || next != null;
    }

    /** Makes the waiting row the visible one; it may be a deletion. */
    void show() {
        visible = next;
        next = null;
        wanted = null;
    }

    /** Returns the newest known answer to this foreign key; null if it has not arrived yet. */
    private @Nullable LookupAnswer known(byte[] foreignKey) {
        if (foreignKey.length == 0) {
            return LookupAnswer.toNoKey();
        }
        for (LookupAnswer answer : new @Nullable LookupAnswer[] {early, next, visible}) {
            if (answer != null && answer.isFor(foreignKey)) {
                return answer;
            }
        }
        return null;
    }

    void forgetEarlyUpTo(long offset) {
        if (earlySince <= offset) {
            early = null;
            earlySince = -1;
        }
    }

    void writeTo(ByteWriter out) {
        LookupAnswer.write(out, visible);
        Sized.write(out, wanted);
        LookupAnswer.write(out, next);
        LookupAnswer.write(out, early);
        out.writeZigzag(earlySince);
    }

    static LookupSlot read(ByteReader in) {
        LookupSlot slot = new LookupSlot();
        slot.visible = LookupAnswer.read(in);
        slot.wanted = Sized.read(in);
        slot.next = LookupAnswer.read(in);
        slot.early = LookupAnswer.read(in);
        slot.earlySince = in.readZigzag();
        return slot;
    }
}
