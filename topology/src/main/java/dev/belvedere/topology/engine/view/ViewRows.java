package dev.belvedere.topology.engine.view;

import dev.belvedere.topology.flow.assemble.Projection;
import dev.belvedere.topology.flow.exchange.KeyCodecs;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.Shards;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Optional;

/** How a view's rows lie in the store of its assembly, or of an index's: from a key to its shard and store key, and from what is stored to the row. Thread-safe. */
public final class ViewRows {

    private final AssemblyPlan assembly;
    private final Projection projection;
    private final KeyCodec keys;

    public ViewRows(Selection selection, AssemblyPlan assembly) {
        this.assembly = assembly;
        this.projection = new Projection(assembly, selection);
        this.keys = KeyCodecs.key(assembly.key());
    }

    /** The shard that a key belongs to. */
    public int shardOf(Row key, int shards) {
        return Shards.of(keys.encode(key), shards);
    }

    /** Where the key's entry is in its shard's store. */
    public byte[] storeKey(Row key) {
        return StoreKeys.entry(keys.encode(key));
    }

    /** The key of a stored entry. */
    public Row keyOf(byte[] storeKey) {
        return keys.decode(StoreKeys.keyOfEntry(storeKey));
    }

    /** The view's row in a stored entry; empty where SQL says that there is none. */
    public Optional<Row> row(byte[] storeKey, byte[] stored) {
        return Optional.ofNullable(
                projection.of(StoreKeys.keyOfEntry(storeKey), Entries.read(assembly.parts(), stored)));
    }
}
