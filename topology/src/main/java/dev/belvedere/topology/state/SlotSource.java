package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.accumulate.Multisets;
import java.util.function.IntFunction;

/** Makes the slots of an entry, in the order of the parts: empty ones, or those that are stored. */
interface SlotSource {

    RootSlot root(int lookups);

    FoldSlot fold(int part, Part.Fold fold);

    PairSlot pair();

    /** Returns a source of empty slots. */
    static SlotSource empty(IntFunction<Multisets> multisets) {
        return new SlotSource() {
            @Override
            public RootSlot root(int lookups) {
                return new RootSlot(lookups);
            }

            @Override
            public FoldSlot fold(int part, Part.Fold fold) {
                return FoldSlot.empty(fold, multisets.apply(part));
            }

            @Override
            public PairSlot pair() {
                return new PairSlot();
            }
        };
    }

    /** Returns a source that reads stored slots one after the other. */
    static SlotSource stored(ByteReader in, IntFunction<Multisets> multisets) {
        return new SlotSource() {
            @Override
            public RootSlot root(int lookups) {
                return RootSlot.read(in, lookups);
            }

            @Override
            public FoldSlot fold(int part, Part.Fold fold) {
                return FoldSlot.read(in, fold, multisets.apply(part));
            }

            @Override
            public PairSlot pair() {
                return PairSlot.read(in);
            }
        };
    }
}
