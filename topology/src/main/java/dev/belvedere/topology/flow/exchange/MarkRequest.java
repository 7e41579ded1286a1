package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.ShardId;

/**
 * A request to a partition of a table: send a mark towards this shard as soon as everything before an offset has been sent, rather than at the next
 * interval. A shard makes it when a reader waits there.
 *
 * @param next the offset, exclusive
 */
public record MarkRequest(ShardId shard, long next) {

    private static final int MAX_BYTES = 20;

    /** Encodes the request as the partition's topic of requests carries it. */
    public byte[] encode(StoreOrdinals stores) {
        ByteWriter out = new ByteWriter(MAX_BYTES);
        out.writeVarlong(stores.ordinal(shard.store()));
        out.writeVarlong(shard.number());
        out.writeVarlong(next);
        return out.toByteArray();
    }

    /** Reads what {@link #encode} wrote. */
    public static MarkRequest decode(byte[] encoded, StoreOrdinals stores) {
        ByteReader in = new ByteReader(encoded, 0);
        String store = stores.store(Math.toIntExact(in.readVarlong()));
        return new MarkRequest(new ShardId(store, Math.toIntExact(in.readVarlong())), in.readVarlong());
    }
}
