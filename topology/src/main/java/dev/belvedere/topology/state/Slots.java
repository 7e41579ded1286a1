package dev.belvedere.topology.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slots of one entry, by part. Mutable, used by one thread. */
final class Slots {

    private final List<Slot> inOrder = new ArrayList<>();
    private final @Nullable RootSlot[] roots;
    private final @Nullable FoldSlot[] folds;
    private final @Nullable PairSlot[] pairs;

    Slots(int parts) {
        this.roots = new @Nullable RootSlot[parts];
        this.folds = new @Nullable FoldSlot[parts];
        this.pairs = new @Nullable PairSlot[parts];
    }

    void add(int part, RootSlot slot) {
        roots[part] = slot;
        inOrder.add(slot);
    }

    void add(int part, FoldSlot slot) {
        folds[part] = slot;
        inOrder.add(slot);
    }

    void add(int part, PairSlot slot) {
        pairs[part] = slot;
        inOrder.add(slot);
    }

    RootSlot root(int part) {
        return Objects.requireNonNull(roots[part]);
    }

    FoldSlot fold(int part) {
        return Objects.requireNonNull(folds[part]);
    }

    PairSlot pair(int part) {
        return Objects.requireNonNull(pairs[part]);
    }

    /** Returns all slots in the order of the parts, which is the order in which they are stored. */
    List<Slot> inOrder() {
        return inOrder;
    }
}
