package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.flow.assemble.Projection;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.KeyFailures;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.EntryLayout;
import dev.belvedere.topology.state.OperatorSpace;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a view or an index from the stored entries of its assembly. Thread-safe. */
public final class ViewRows {

    private final OperatorSpace space;
    private final EntryLayout layout;
    private final Projection projection;
    private final KeyCodec keys;
    private final List<Integer> keyColumns;
    private final int assembly;

    /** @param keyColumns the positions of the key's columns in the selection's */
    public ViewRows(Selection selection, AssemblyPlan assembly, List<Integer> keyColumns) {
        this.assembly = assembly.ordinal();
        this.keyColumns = List.copyOf(keyColumns);
        this.space = new OperatorSpace(assembly.ordinal());
        this.layout = new EntryLayout(assembly.parts());
        this.projection = new Projection(assembly, selection);
        this.keys = KeyCodec.of(assembly.key());
    }

    /** Returns the store key of a key's entry. */
    public byte[] storeKey(Row key) {
        return storeKey(keys.encode(key));
    }

    /** Returns the store key of an encoded key's entry, or of the beginning of a range of keys. */
    byte[] storeKey(byte[] encoded) {
        return space.key(StoreKeys.entry(encoded));
    }

    /** Returns the store key before all entries. */
    byte[] first() {
        return space.key(StoreKeys.firstEntry());
    }

    /** Returns the store key behind all entries. */
    byte[] end() {
        return space.key(StoreKeys.afterEntries());
    }

    /** Returns the key of a stored entry. */
    public Row keyOf(byte[] storeKey) {
        return keys.decode(encodedKey(storeKey));
    }

    /**
     * Returns the row in a stored entry; empty if the entry has none by SQL's rules. Of a row that has failed, the key's columns are known and no others.
     *
     * @param stored null if there is no such entry: an aggregate without GROUP BY has a row even so
     */
    public Optional<Row> row(byte[] storeKey, byte @Nullable [] stored) {
        Row row = projection.of(encodedKey(storeKey), Entries.read(layout, stored));
        if (row == null) {
            return Optional.empty();
        }
        return Optional.of(row.failure() == null ? row : failed(row, storeKey));
    }

    private Row failed(Row row, byte[] storeKey) {
        Row key = keyOf(storeKey);
        @Nullable Object[] known = new @Nullable Object[row.size()];
        Arrays.fill(known, Row.UNKNOWN);
        for (int i = 0; i < keyColumns.size(); i++) {
            known[keyColumns.get(i)] = key.get(i);
        }
        return Row.owning(known, row.failure());
    }

    /** Returns where rows are counted that have failed and whose key is not known; empty if there can be none. */
    Optional<UnplacedFailures> unplaced(PhysicalPlan plan) {
        return new KeyFailures(plan).reach(assembly)
                ? Optional.of(new UnplacedFailures(Bytes.wrap(space.key(StoreKeys.unplaced()))))
                : Optional.empty();
    }

    private static byte[] encodedKey(byte[] storeKey) {
        return StoreKeys.keyOfEntry(OperatorSpace.ownKey(storeKey));
    }
}
