package dev.belvedere.topology.flow;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.ShardId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembers how far each shard has got. */
final class ReachedOffsets {

    private final Map<ShardId, long[]> reached = new HashMap<>();

    /** Returns a shard's frontier by source number, exclusive. */
    long[] of(ShardId shard) {
        return Objects.requireNonNull(reached.get(shard));
    }

    /** Observes a shard that has got so far. */
    ShardObserver observe(ShardId shard, long[] offsets) {
        reached.put(shard, offsets);
        return new ShardObserver() {
            @Override
            public void changing(byte[] storeKey, byte @Nullable [] before) {}

            @Override
            public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}

            @Override
            public void reached(int source, long offset) {
                offsets[source] = offset;
            }
        };
    }
}
