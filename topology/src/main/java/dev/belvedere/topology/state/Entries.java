package dev.belvedere.topology.state;

import dev.belvedere.topology.state.accumulate.Multisets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The entries of one assembly in one shard's store. Used by one thread at a time. */
public final class Entries {

    private final EntryLayout layout;
    private final OrderedStore store;

    public Entries(EntryLayout layout, OrderedStore store) {
        this.layout = layout;
        this.store = store;
    }

    /** Returns the entry of a key; an empty one if none is stored. */
    public Entry get(byte[] key) {
        return of(key, stored(StoreKeys.entry(key)));
    }

    /** Returns the record at an entry's store key; null if there is none. */
    public byte @Nullable [] stored(byte[] storeKey) {
        return store.get(storeKey);
    }

    /** Returns the entry of a key whose record was read before. */
    public Entry of(byte[] key, byte @Nullable [] stored) {
        return of(
                layout,
                stored,
                part -> (call, type) -> new StoredMultiset(store, StoreKeys.multiset(key, part, call), type));
    }

    /** Stores an entry at its store key, or deletes the record if the entry is empty. Returns the new record; null if there is none. */
    public byte @Nullable [] put(byte[] storeKey, Entry entry) {
        byte[] stored = entry.isEmpty() ? null : entry.encode();
        store.put(storeKey, stored);
        return stored;
    }

    /** Decodes a record to be read and not changed. Thread-safe. */
    public static Entry read(EntryLayout layout, byte @Nullable [] stored) {
        return of(layout, stored, part -> Multisets.NONE);
    }

    private static Entry of(EntryLayout layout, byte @Nullable [] stored, IntFunction<Multisets> multisets) {
        return stored == null ? Entry.empty(layout, multisets) : Entry.read(layout, stored, multisets);
    }
}
