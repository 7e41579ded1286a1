package dev.belvedere.topology.state;

import dev.belvedere.topology.plan.physical.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of one assembly in one shard's store. Used by one thread at a time. */
public final class Entries {

    private final List<Part> parts;
    private final OrderedStore store;

    public Entries(List<Part> parts, OrderedStore store) {
        this.parts = List.copyOf(parts);
        this.store = store;
    }

    /** The entry of a key; an empty one where nothing is stored. */
    public Entry get(byte[] key) {
        byte[] stored = store.get(StoreKeys.entry(key));
        Entry.KeyedMultisets multisets =
                part -> (call, type) -> new Multiset(store, StoreKeys.multiset(key, part, call), type);
        return stored == null ? Entry.empty(parts, multisets) : Entry.read(parts, stored, multisets);
    }

    /** Stores the entry, or deletes it where it has become empty. */
    public void put(byte[] key, Entry entry) {
        store.put(StoreKeys.entry(key), entry.isEmpty() ? null : entry.encode());
    }

    /** A stored entry, to be read and not changed; by any thread. */
    public static Entry read(List<Part> parts, byte @Nullable [] stored) {
        return stored == null
                ? Entry.empty(parts, part -> Multisets.NONE)
                : Entry.read(parts, stored, part -> Multisets.NONE);
    }
}
