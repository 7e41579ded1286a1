package dev.belvedere.topology.state;

import dev.belvedere.topology.plan.physical.Lookups;
import dev.belvedere.topology.plan.physical.Part;
import java.util.ArrayList;
import java.util.List;

/** The slots of an assembly's entries: one for each root part with its lookups, each fold and each pair, in the order of the parts. Immutable. */
public final class EntryLayout {

    /** Adds the slot of one part, if it has one. */
    private interface PartSlot {
        void addTo(Slots slots, SlotSource source);
    }

    private static final PartSlot NONE = (slots, source) -> {};

    private final List<PartSlot> partSlots;
    private final int[] roots;
    private final int[] lookups;

    public EntryLayout(List<Part> parts) {
        this.roots = new int[parts.size()];
        this.lookups = new int[parts.size()];
        List<PartSlot> found = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            found.add(slotOf(parts, part));
        }
        this.partSlots = List.copyOf(found);
    }

    private PartSlot slotOf(List<Part> parts, int part) {
        return parts.get(part)
                .fold(new Part.Cases<PartSlot>(
                        root -> {
                            int count = Lookups.of(parts, part).size();
                            return (slots, source) -> slots.add(part, source.root(count));
                        },
                        lookup -> {
                            roots[part] = lookup.root();
                            lookups[part] = Lookups.of(parts.subList(0, part), lookup.root())
                                    .size();
                            return NONE;
                        },
                        fold -> (slots, source) -> slots.add(part, source.fold(part, fold)),
                        bag -> NONE,
                        pair -> (slots, source) -> slots.add(part, source.pair())));
    }

    /** Makes the slots of an entry. */
    Slots slots(SlotSource source) {
        Slots slots = new Slots(partSlots.size());
        partSlots.forEach(slot -> slot.addTo(slots, source));
        return slots;
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
