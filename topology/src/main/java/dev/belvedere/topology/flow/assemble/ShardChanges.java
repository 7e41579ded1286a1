package dev.belvedere.topology.flow.assemble;

import org.jspecify.annotations.Nullable;

/** Hears of each change of an entry in one shard. Called by the shard's stream thread; must be quick. The arrays are not changed any more by either side. */
public interface ShardChanges {

    /** Hears nothing. */
    ShardChanges NONE = new ShardChanges() {
        @Override
        public void changing(byte[] storeKey, byte @Nullable [] before) {}

        @Override
        public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}
    };

    /** An entry is about to be put in the store, where this is now; null where nothing is. */
    void changing(byte[] storeKey, byte @Nullable [] before);

    /** It was put; null where there is none. */
    void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after);
}
