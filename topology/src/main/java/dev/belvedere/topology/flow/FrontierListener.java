package dev.belvedere.topology.flow;

/** Hears how far the shards of this instance have got. Called by the stream threads; must be quick. */
public interface FrontierListener {

    /**
     * A shard has got so far.
     *
     * @param assembly the ordinal of its assembly
     * @param offsets by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach the shard
     */
    void reached(int assembly, int shard, long[] offsets);

    /** The shard is no longer active on this instance. */
    void gone(int assembly, int shard);
}
