package dev.belvedere.topology.frontier;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;
import java.util.List;

/**
 * The frontier of one shard: for each source the offset before which the shard has received everything. A source's changes may arrive by several channels,
 * and on each of them from several upstream shards; the slowest one determines the frontier. Never decreases. Used by one thread.
 */
public final class Frontier {

    private final List<Channel> channels;
    private final boolean[][] carries;
    private final long[][][] marks;
    private final long[] reached;

    /** Creates a frontier that has reached nothing: offset 0 for every source. */
    public Frontier(List<Channel> channels, int sources) {
        this.channels = List.copyOf(channels);
        this.marks = new long[channels.size()][][];
        this.carries = new boolean[channels.size()][sources];
        this.reached = new long[sources];
        Arrays.fill(reached, Long.MAX_VALUE);
        for (int channel = 0; channel < marks.length; channel++) {
            marks[channel] = new long[channels.get(channel).upstreams()][sources];
            for (int source : channels.get(channel).sources()) {
                carries[channel][source] = true;
                reached[source] = 0;
            }
        }
    }

    /**
     * Applies a mark: this upstream task has sent everything of these sources before these offsets on this channel.
     *
     * @param from the channel's origin
     * @param upstream the shard that sent the mark; 0 for ingest
     * @param offsets by source number; -1 for sources the mark says nothing about
     * @return true if the frontier advanced
     */
    public boolean accept(int from, int upstream, long[] offsets) {
        boolean moved = false;
        for (int source = 0; source < offsets.length; source++) {
            moved |= accept(from, upstream, source, offsets[source]);
        }
        return moved;
    }

    /** Applies what a mark says about one source. Ignores sources whose changes cannot use this channel. Returns true if the frontier advanced. */
    public boolean accept(int from, int upstream, int source, long offset) {
        int channel = channelFrom(from);
        long[] known = marks[channel][upstream];
        if (!carries[channel][source] || offset <= known[source]) {
            return false;
        }
        known[source] = offset;
        return recompute(source);
    }

    /** Returns the frontier by source number, exclusive; {@link Long#MAX_VALUE} for sources that cannot reach this shard. */
    public long[] reached() {
        return reached.clone();
    }

    /** Returns the frontier of one source, exclusive. */
    public long reached(int source) {
        return reached[source];
    }

    private int channelFrom(int from) {
        for (int channel = 0; channel < marks.length; channel++) {
            if (channels.get(channel).from() == from) {
                return channel;
            }
        }
        throw new IllegalArgumentException("a mark from operator " + from + ", which sends nothing here");
    }

    private boolean recompute(int source) {
        long least = Long.MAX_VALUE;
        for (int channel = 0; channel < marks.length; channel++) {
            if (carries[channel][source]) {
                for (long[] upstream : marks[channel]) {
                    least = Math.min(least, upstream[source]);
                }
            }
        }
        boolean moved = least > reached[source];
        reached[source] = Math.max(reached[source], least);
        return moved;
    }

    /** Encodes all marks for the shard's store, so that a restart restores the frontier even if upstream tasks are idle. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(256);
        for (long[][] channel : marks) {
            for (long[] upstream : channel) {
                for (long offset : upstream) {
                    out.writeVarlong(offset);
                }
            }
        }
        return out.toByteArray();
    }

    /** Applies what {@link #encode} wrote for the same channels and sources. */
    public void restore(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        for (int channel = 0; channel < marks.length; channel++) {
            for (int upstream = 0; upstream < marks[channel].length; upstream++) {
                long[] offsets = new long[reached.length];
                Arrays.setAll(offsets, source -> in.readVarlong());
                accept(channels.get(channel).from(), upstream, offsets);
            }
        }
    }
}
