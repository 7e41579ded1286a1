package dev.belvedere.topology.flow.assemble;

import org.jspecify.annotations.Nullable;

/**
 * Observes the entries of one active shard. Called by the shard's stream thread; an implementation must return quickly. Neither side modifies the arrays
 * afterwards.
 */
public interface ShardObserver {

    /** Ignores everything. */
    ShardObserver NONE = new ShardObserver() {
        @Override
        public void changing(byte[] storeKey, byte @Nullable [] before) {}

        @Override
        public void changed(byte[] storeKey, byte @Nullable [] after) {}
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
     * @param after the entry stored now; null if it was deleted
     */
    void changed(byte[] storeKey, byte @Nullable [] after);
}
