package dev.belvedere.topology.flow.assemble;

import org.jspecify.annotations.Nullable;

/**
 * Observes one active shard of an assembly: each change of an entry, and each advance of the frontier. Called by the shard's stream thread; an
 * implementation must return quickly. Neither side modifies the arrays afterwards.
 */
public interface ShardObserver {

    /** Ignores everything. */
    ShardObserver NONE = new ShardObserver() {
        @Override
        public void changing(byte[] storeKey, byte @Nullable [] before) {}

        @Override
        public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}

        @Override
        public void reached(int source, long offset) {}
    };

    /**
     * An entry is about to be written.
     *
     * @param before the stored entry; null if there is none
     */
    void changing(byte[] storeKey, byte @Nullable [] before);

    /**
     * An entry was written.
     *
     * @param before the entry stored before; null if there was none
     * @param after the entry stored now; null if it was deleted
     */
    void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after);

    /** The shard contains every change of a source before this offset, once the transaction under way is committed. */
    void reached(int source, long offset);
}
