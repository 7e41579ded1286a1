package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maintains a secondary index: sends a changed row to its index key, and deletes it from its previous one. Exact without state of its own: an index key ends
 * with the view's key, so all messages to one index key come from one key of the view, in order.
 *
 * <p>Rows with NULL in the first column are not indexed: no equality finds them, and they would all belong to one shard.
 */
final class IndexMaintenance implements OutletMaintenance<IndexMaintenance.IndexedRow> {

    /** Offsets tell early answers of lookups from late ones, and an index has none. */
    private static final long NO_OFFSET = 0;

    private final Outlet.Copies outlet;
    private final Projection projection;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final Outbox outbox;

    IndexMaintenance(AssemblyPlan plan, Outlet.Copies outlet, Outbox outbox) {
        this.outlet = outlet;
        this.projection = new Projection(plan, outlet.selection());
        this.keys = KeyCodec.of(outlet.row().project(outlet.key()));
        this.rows = new RowCodec(outlet.row());
        this.outbox = outbox;
    }

    /** A row and its index key, encoded. */
    record IndexedRow(byte[] key, byte[] row) {

        boolean is(@Nullable IndexedRow other) {
            return other != null && Arrays.equals(key, other.key) && Arrays.equals(row, other.row);
        }
    }

    @Override
    public @Nullable IndexedRow read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null || row.get(outlet.key().get(0)) == null
                ? null
                : new IndexedRow(keys.encode(row.project(outlet.key())), rows.encode(row));
    }

    @Override
    public void changed(byte[] key, @Nullable IndexedRow before, @Nullable IndexedRow after) {
        if (before != null && (after == null || !Arrays.equals(before.key, after.key))) {
            send(before.key, null);
        }
        if (after != null && !after.is(before)) {
            send(after.key, after.row);
        }
    }

    private void send(byte[] key, byte @Nullable [] row) {
        outbox.send(outlet.assembly(), key, new Message.RootRow(NO_OFFSET, outlet.part(), row));
    }
}
