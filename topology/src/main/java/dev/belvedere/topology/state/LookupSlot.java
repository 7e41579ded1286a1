package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The answers of one lookup: to the row that is visible, to the one that waits to be, and one that came before its row. */
final class LookupSlot {

    @Nullable
    LookupAnswer visible;

    /** The foreign key of the row that waits, or null where none does. */
    byte @Nullable [] wanted;

    /** The answer to {@link #wanted}, or null while it is on its way. */
    @Nullable
    LookupAnswer next;

    /** An answer to a subscription that is newer than the root row that is known here. */
    @Nullable
    LookupAnswer early;

    /** The offset of the change that subscribed for {@link #early}. */
    long earlySince = -1;

    /** A new row waits with this foreign key; what is known of it already is taken. */
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

    /** The row that waited has become the visible one, or is gone. */
    void show() {
        visible = next;
        next = null;
        wanted = null;
    }

    /** What is already known about this foreign key, the newest first; null where the answer is still to come. */
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
