package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.accumulate.Multisets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Everything that an assembly keeps for one key: a slot for each root part with its lookups, each fold and each pair. Mutable, used by one thread. */
public final class Entry {

    /** The first byte of every stored entry. */
    static final byte VERSION = 2;

    private final EntryLayout layout;
    private final Slots slots;

    private Entry(EntryLayout layout, SlotSource source) {
        this.layout = layout;
        this.slots = layout.slots(source);
    }

    static Entry empty(EntryLayout layout, IntFunction<Multisets> multisets) {
        return new Entry(layout, SlotSource.empty(multisets));
    }

    static Entry read(EntryLayout layout, byte[] stored, IntFunction<Multisets> multisets) {
        ByteReader in = new ByteReader(stored, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("a stored entry has version " + version + ", and this engine reads "
                    + VERSION + ". Remove the state directory to have it rebuilt from Kafka.");
        }
        return new Entry(layout, SlotSource.stored(in, multisets));
    }

    /** Returns the slot of a root part. */
    public RootSlot root(int part) {
        return slots.root(part);
    }

    /** Returns the slot of a fold part. */
    public FoldSlot fold(int part) {
        return slots.fold(part);
    }

    /** Returns the slot of a pair part. */
    public PairSlot pair(int part) {
        return slots.pair(part);
    }

    /** Returns the row that a lookup part has found for the visible row of its root; null if there is none. */
    public byte @Nullable [] lookedUp(int part) {
        return root(layout.rootOf(part)).lookedUp(layout.lookupOf(part));
    }

    /** Applies an answer to a lookup part; see {@link RootSlot#answered}. */
    public void answered(int part, long since, byte[] foreignKey, byte @Nullable [] row) {
        root(layout.rootOf(part)).answered(layout.lookupOf(part), since, foreignKey, row);
    }

    /** Applies the end of a lookup part's subscription; see {@link RootSlot#ended}. */
    public void ended(int part, long since) {
        root(layout.rootOf(part)).ended(layout.lookupOf(part), since);
    }

    /** Returns true if the entry contains nothing that has to be stored. */
    boolean isEmpty() {
        // No stream: this is asked for every change of every entry.
        for (Slot slot : slots.inOrder()) {
            if (!slot.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        slots.inOrder().forEach(slot -> slot.writeTo(out));
        return out.toByteArray();
    }
}
