package dev.belvedere.topology.engine.replica;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;

/**
 * One commit of a shard. It is written to the shard's changelog as the last record of the transaction, so a replica that has read it has read the whole
 * commit.
 *
 * @param number the number of the commit, counted from 1 in each shard; 0 before the first one
 * @param offsets by source number, exclusive: all changes before them are visible; {@link Long#MAX_VALUE} for sources that cannot reach the shard
 */
public record Commit(long number, long[] offsets) {

    private static final int EXPECTED_BYTES = 32;

    /** Returns the state before the first commit. */
    public static Commit none(int sources) {
        return new Commit(0, new long[sources]);
    }

    /** Returns this commit with every offset raised to the given one if that is higher. */
    public Commit and(long[] reached) {
        long[] further = offsets.clone();
        Arrays.setAll(further, source -> Math.max(offsets[source], reached[source]));
        return new Commit(number, further);
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeVarlong(number);
        for (long offset : offsets) {
            // Plus one: 0 stands for a source that cannot reach the shard.
            out.writeVarlong(offset == Long.MAX_VALUE ? 0 : offset + 1);
        }
        return out.toByteArray();
    }

    /** Reads what {@link #encode} wrote for the same number of sources. */
    public static Commit decode(byte[] encoded, int sources) {
        ByteReader in = new ByteReader(encoded, 0);
        long number = in.readVarlong();
        long[] offsets = new long[sources];
        Arrays.setAll(offsets, source -> {
            long read = in.readVarlong();
            return read == 0 ? Long.MAX_VALUE : read - 1;
        });
        return new Commit(number, offsets);
    }
}
