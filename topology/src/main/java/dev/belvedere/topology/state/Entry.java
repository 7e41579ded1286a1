package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Everything that an assembly keeps for one key: a slot for each root part with its lookups, each fold and each pair. Mutable, used by one thread. */
public final class Entry {

    /** The first byte of every stored entry. */
    static final byte VERSION = 1;

    private final EntryLayout layout;
    private final List<Slot> slots = new ArrayList<>();
    private final @Nullable RootSlot[] roots;
    private final @Nullable FoldSlot[] folds;
    private final @Nullable PairSlot[] pairs;

    private Entry(EntryLayout layout) {
        this.layout = layout;
        this.roots = new @Nullable RootSlot[layout.parts()];
        this.folds = new @Nullable FoldSlot[layout.parts()];
        this.pairs = new @Nullable PairSlot[layout.parts()];
    }

    static Entry empty(EntryLayout layout, IntFunction<Multisets> multisets) {
        Entry entry = new Entry(layout);
        layout.addSlots(entry, SlotSource.empty(multisets));
        return entry;
    }

    static Entry read(EntryLayout layout, byte[] stored, IntFunction<Multisets> multisets) {
        ByteReader in = new ByteReader(stored, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("a stored entry has version " + version + ", and this engine reads "
                    + VERSION + ". Remove the state directory to have it rebuilt from Kafka.");
        }
        Entry entry = new Entry(layout);
        layout.addSlots(entry, SlotSource.stored(in, multisets));
        return entry;
    }

    void add(int part, RootSlot slot) {
        roots[part] = slot;
        slots.add(slot);
    }

    void add(int part, FoldSlot slot) {
        folds[part] = slot;
        slots.add(slot);
    }

    void add(int part, PairSlot slot) {
        pairs[part] = slot;
        slots.add(slot);
    }

    /** Returns the slot of a root part. */
    public RootSlot root(int part) {
        return Objects.requireNonNull(roots[part]);
    }

    /** Returns the slot of a fold part. */
    public FoldSlot fold(int part) {
        return Objects.requireNonNull(folds[part]);
    }

    /** Returns the slot of a pair part. */
    public PairSlot pair(int part) {
        return Objects.requireNonNull(pairs[part]);
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
        return slots.stream().allMatch(Slot::isEmpty);
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        slots.forEach(slot -> slot.writeTo(out));
        return out.toByteArray();
    }
}
