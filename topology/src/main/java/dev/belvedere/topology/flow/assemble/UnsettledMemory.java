package dev.belvedere.topology.flow.assemble;

/**
 * How much memory the changed entries of a shard may take before they are written. While views hydrate, most changes are of entries that have just been changed: the longer they
 * wait, the fewer are written.
 */
public final class UnsettledMemory {

    /** What a shard may take in any heap. */
    public static final int LEAST_BYTES = 1 << 20;

    private static final int PART_OF_HEAP = 8;

    private UnsettledMemory() {}

    /**
     * Returns the bound of one shard, in bytes: if all shards reach it in one stage, they take an eighth of the heap, or {@link #LEAST_BYTES} each.
     *
     * @param heapBytes the largest heap that this process may have
     */
    public static int bytesPerShard(long heapBytes, int shards) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST_BYTES, heapBytes / PART_OF_HEAP / shards));
    }
}
