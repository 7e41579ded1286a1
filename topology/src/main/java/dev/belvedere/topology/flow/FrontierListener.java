package dev.belvedere.topology.flow;

/** Hears how far the shards of this instance have got. Called by the stream threads; must be quick. */
public interface FrontierListener {

    /**
     * A shard is now active on this instance, and has got so far.
     *
     * @param assembly the ordinal of its assembly
     * @param offsets by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach the shard
     */
    void held(int assembly, int shard, long[] offsets);

    /** A shard has everything of a source before this offset in. */
    void reached(int assembly, int shard, int source, long offset);

    /** The shard is no longer active on this instance. */
    void gone(int assembly, int shard);
}
