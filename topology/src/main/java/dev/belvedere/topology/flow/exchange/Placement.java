package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Shards;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import java.util.Arrays;
import java.util.stream.IntStream;

/** In which shard of an assembly a key lies: a hash of those of its leading columns that place it. Thread-safe. */
public final class Placement {

    private final KeyCodec leading;
    private final boolean whole;
    private final int shards;

    public Placement(AssemblyPlan plan, int shards) {
        this.leading = KeyCodecs.key(
                plan.key().project(IntStream.range(0, plan.placedBy()).boxed().toList()));
        this.whole = plan.placedBy() == plan.key().size();
        this.shards = shards;
    }

    /** Returns the shard of an encoded key with all its columns. */
    public int shardOf(byte[] key) {
        return Shards.of(whole ? key : Arrays.copyOf(key, leading.lengthAt(key, 0)), shards);
    }
}
