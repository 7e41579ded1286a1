package dev.belvedere.topology.engine.replica;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;

/**
 * What one commit made visible in a shard. Goes into the shard's changelog as the last record of the transaction, so that whoever has read it has read
 * all of the commit.
 *
 * @param number of the shard's commits, from 1 on; 0 before the first one
 * @param offsets by source number, exclusive: everything before is in; {@link Long#MAX_VALUE} for sources that cannot reach the shard
 */
public record Commit(long number, long[] offsets) {

    private static final int EXPECTED_BYTES = 32;

    /** Nothing is in yet. */
    public static Commit none(int sources) {
        return new Commit(0, new long[sources]);
    }

    /** The same commit, of which it is known that more is in. */
    public Commit and(long[] reached) {
        long[] further = offsets.clone();
        Arrays.setAll(further, source -> Math.max(offsets[source], reached[source]));
        return new Commit(number, further);
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeVarlong(number);
        for (long offset : offsets) {
            // One more: 0 stands for a source that cannot reach the shard.
            out.writeVarlong(offset == Long.MAX_VALUE ? 0 : offset + 1);
        }
        return out.toByteArray();
    }

    /** What {@link #encode} wrote for as many sources. */
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
