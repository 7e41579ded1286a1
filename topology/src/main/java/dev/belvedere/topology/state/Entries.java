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
        return of(key, stored(StoreKeys.entry(key)));
    }

    /** What is stored at a key's store key; null where nothing is. */
    public byte @Nullable [] stored(byte[] storeKey) {
        return store.get(storeKey);
    }

    /** The entry of a key of which this is stored. */
    public Entry of(byte[] key, byte @Nullable [] stored) {
        Entry.KeyedMultisets multisets =
                part -> (call, type) -> new Multiset(store, StoreKeys.multiset(key, part, call), type);
        return stored == null ? Entry.empty(parts, multisets) : Entry.read(parts, stored, multisets);
    }

    /** Stores the entry at its key's store key, or deletes it where it has become empty; returns what is stored then, null for nothing. */
    public byte @Nullable [] put(byte[] storeKey, Entry entry) {
        byte[] stored = entry.isEmpty() ? null : entry.encode();
        store.put(storeKey, stored);
        return stored;
    }

    /** A stored entry, to be read and not changed; by any thread. */
    public static Entry read(List<Part> parts, byte @Nullable [] stored) {
        return stored == null
                ? Entry.empty(parts, part -> Multisets.NONE)
                : Entry.read(parts, stored, part -> Multisets.NONE);
    }
}
