package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.KeyCodecs;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The outlet to an index: sends a changed row to where the index has it, and takes it from where the index had it. Exact without state of its own:
 * the index's key ends with the view's, so that all that is ever said of one place in the index comes from one key of the view, in order.
 *
 * <p>A row with NULL in the first column is left out: no equality finds it, and all of them together would lie in one shard.
 */
final class IndexMaintenance implements OutletMaintenance<IndexMaintenance.Copy> {

    private final Outlet.Copies outlet;
    private final Projection projection;
    private final KeyCodec keys;
    private final RowCodec rows;
    private final Outbox outbox;

    IndexMaintenance(AssemblyPlan plan, Outlet.Copies outlet, Outbox outbox) {
        this.outlet = outlet;
        this.projection = new Projection(plan, outlet.selection());
        this.keys = KeyCodecs.key(outlet.row().project(outlet.key()));
        this.rows = new RowCodec(outlet.row());
        this.outbox = outbox;
    }

    /** A row and its place in the index, encoded. */
    record Copy(byte[] key, byte[] row) {

        boolean is(@Nullable Copy other) {
            return other != null && Arrays.equals(key, other.key) && Arrays.equals(row, other.row);
        }
    }

    @Override
    public @Nullable Copy read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null || row.get(outlet.key().get(0)) == null
                ? null
                : new Copy(keys.encode(row.project(outlet.key())), rows.encode(row));
    }

    @Override
    public void changed(byte[] key, Provenance provenance, @Nullable Copy before, @Nullable Copy after) {
        if (before != null && (after == null || !Arrays.equals(before.key, after.key))) {
            send(provenance, before.key, null);
        }
        if (after != null && !after.is(before)) {
            send(provenance, after.key, after.row);
        }
    }

    private void send(Provenance provenance, byte[] key, byte @Nullable [] row) {
        outbox.send(outlet.assembly(), key, new Message.RootRow(provenance, outlet.part(), row));
    }
}
