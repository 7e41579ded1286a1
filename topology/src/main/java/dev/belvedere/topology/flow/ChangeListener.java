package dev.belvedere.topology.flow;

import org.jspecify.annotations.Nullable;

/** Hears of each change of an entry in the shards of this instance. Called by the stream threads; must be quick. */
public interface ChangeListener {

    /** Hears nothing. */
    ChangeListener NONE = new ChangeListener() {
        @Override
        public ShardChanges held(int assembly, int shard) {
            return ShardChanges.NONE;
        }

        @Override
        public void gone(int assembly, int shard) {}
    };

    /** A shard is now active on this instance: its changes are told to the result, by one thread. */
    ShardChanges held(int assembly, int shard);

    /** The shard is no longer active on this instance. */
    void gone(int assembly, int shard);

    /** Hears of the changes of one shard. The arrays are not changed any more by either side. */
    interface ShardChanges {

        /** Hears nothing. */
        ShardChanges NONE = new ShardChanges() {
            @Override
            public void changing() {}

            @Override
            public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}
        };

        /** An entry is about to be put in the store: from here on readers may see it. */
        void changing();

        /** It was put; null where there is none. */
        void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after);
    }
}
