package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.plan.physical.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything an assembly keeps for one key: a slot per root part (with the lookups that hang on it), per fold and per pair. Mutable, used by one thread. */
public final class Entry {

    /** The first byte of every stored entry. */
    static final byte VERSION = 1;

    private final List<Part> parts;
    private final @Nullable Slot[] slots;

    private Entry(List<Part> parts, @Nullable Slot[] slots) {
        this.parts = parts;
        this.slots = slots;
    }

    /** The slot of a root part. */
    public RootSlot root(int part) {
        return (RootSlot) Objects.requireNonNull(slots[part]);
    }

    /** The slot of a fold part. */
    public FoldSlot fold(int part) {
        return (FoldSlot) Objects.requireNonNull(slots[part]);
    }

    /** The slot of a pair part. */
    public PairSlot pair(int part) {
        return (PairSlot) Objects.requireNonNull(slots[part]);
    }

    /** The row that a lookup part has found for the visible row of its root, or null. */
    public byte @Nullable [] lookedUp(int part) {
        return rootOf(part).lookedUp(lookupIndex(part));
    }

    /** The lookup part was answered; see {@link RootSlot#answered}. */
    public void answered(int part, long since, byte[] foreignKey, byte @Nullable [] row) {
        rootOf(part).answered(lookupIndex(part), since, foreignKey, row);
    }

    /** A subscription of the lookup part ended; see {@link RootSlot#ended}. */
    public void ended(int part, long since) {
        rootOf(part).ended(lookupIndex(part), since);
    }

    private RootSlot rootOf(int part) {
        return root(((Part.Lookup) parts.get(part)).root());
    }

    /** Which of its root's lookups a lookup part is, in the order of the parts. */
    private int lookupIndex(int part) {
        return lookups(parts.subList(0, part), ((Part.Lookup) parts.get(part)).root());
    }

    /** Whether there is nothing left that would have to be stored. */
    boolean isEmpty() {
        return Arrays.stream(slots).allMatch(slot -> slot == null || slot.isEmpty());
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        for (Slot slot : slots) {
            if (slot != null) {
                slot.writeTo(out);
            }
        }
        return out.toByteArray();
    }

    static Entry empty(List<Part> parts, KeyedMultisets multisets) {
        @Nullable Slot[] slots = new @Nullable Slot[parts.size()];
        for (int part = 0; part < slots.length; part++) {
            if (parts.get(part) instanceof Part.Root) {
                slots[part] = new RootSlot(lookups(parts, part));
            } else if (parts.get(part) instanceof Part.Fold fold) {
                slots[part] = FoldSlot.empty(fold, multisets.of(part));
            } else if (parts.get(part) instanceof Part.Pair) {
                slots[part] = new PairSlot();
            }
        }
        return new Entry(parts, slots);
    }

    static Entry read(List<Part> parts, byte[] stored, KeyedMultisets multisets) {
        ByteReader in = new ByteReader(stored, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("a stored entry has version " + version + ", and this engine reads "
                    + VERSION + ". Remove the state directory to have it rebuilt from Kafka.");
        }
        @Nullable Slot[] slots = new @Nullable Slot[parts.size()];
        for (int part = 0; part < slots.length; part++) {
            if (parts.get(part) instanceof Part.Root) {
                slots[part] = RootSlot.read(in, lookups(parts, part));
            } else if (parts.get(part) instanceof Part.Fold fold) {
                slots[part] = FoldSlot.read(in, fold, multisets.of(part));
            } else if (parts.get(part) instanceof Part.Pair) {
                slots[part] = PairSlot.read(in);
            }
        }
        return new Entry(parts, slots);
    }

    private static int lookups(List<Part> parts, int root) {
        int lookups = 0;
        for (Part part : parts) {
            if (part instanceof Part.Lookup lookup && lookup.root() == root) {
                lookups++;
            }
        }
        return lookups;
    }

    /** The multisets of one key, by part. */
    interface KeyedMultisets {
        Multisets of(int part);
    }
}
