package dev.belvedere.topology.state;

import dev.belvedere.topology.plan.physical.Part;
import java.util.ArrayList;
import java.util.List;

/** The slots of an assembly's entries: one for each root part with its lookups, each fold and each pair, in the order of the parts. Immutable. */
public final class EntryLayout {

    /** Adds the slot of one part, if it has one, to an entry. */
    interface SlotOf {
        void addTo(Entry entry, SlotSource source);
    }

    private static final SlotOf NONE = (entry, source) -> {};

    private final List<SlotOf> slots;
    private final int[] roots;
    private final int[] lookups;

    public EntryLayout(List<Part> parts) {
        this.roots = new int[parts.size()];
        this.lookups = new int[parts.size()];
        List<SlotOf> found = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            found.add(slotOf(parts, part));
        }
        this.slots = List.copyOf(found);
    }

    private SlotOf slotOf(List<Part> parts, int part) {
        return parts.get(part)
                .fold(new Part.Cases<SlotOf>(
                        root -> {
                            int count = Lookups.of(parts, part).size();
                            return (entry, source) -> entry.add(part, source.root(count));
                        },
                        lookup -> {
                            roots[part] = lookup.root();
                            lookups[part] = Lookups.of(parts.subList(0, part), lookup.root())
                                    .size();
                            return NONE;
                        },
                        fold -> (entry, source) -> entry.add(part, source.fold(part, fold)),
                        bag -> NONE,
                        pair -> (entry, source) -> entry.add(part, source.pair())));
    }

    int parts() {
        return slots.size();
    }

    void addSlots(Entry entry, SlotSource source) {
        slots.forEach(slot -> slot.addTo(entry, source));
    }

    /** Returns the root part of a lookup part. */
    int rootOf(int part) {
        return roots[part];
    }

    /** Returns a lookup part's position among the lookups of its root part. */
    int lookupOf(int part) {
        return lookups[part];
    }
}
