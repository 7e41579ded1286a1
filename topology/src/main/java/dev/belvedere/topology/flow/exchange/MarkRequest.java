package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/**
 * What a shard that a reader waits at asks of a partition of a table: to be told, as soon as it is so and not only at the next interval, that everything
 * before an offset has been sent.
 *
 * @param next the offset, exclusive
 */
public record MarkRequest(int assembly, int shard, long next) {

    private static final int MOST_BYTES = 20;

    /** As the partition's topic of requests carries it. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.writeVarlong(assembly);
        out.writeVarlong(shard);
        out.writeVarlong(next);
        return out.toByteArray();
    }

    public static MarkRequest decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        return new MarkRequest((int) in.readVarlong(), (int) in.readVarlong(), in.readVarlong());
    }

    public Message.Target target() {
        return new Message.Target(assembly, shard);
    }
}
