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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maintains a secondary index: sends a changed row to its index key, and deletes it from its previous one. Exact without state of its own: an index key ends
 * with the view's key, so all messages to one index key come from one key of the view, in order.
 *
 * <p>All shards are told of a row that has failed and whose place is not known.
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

    /**
     * A row and its index key, encoded.
     *
     * @param unplaced why the row has failed, if it has, so that not even its place is known; then the others are empty
     */
    record IndexedRow(byte[] key, byte[] row, @Nullable String unplaced) {

        private static final byte[] NOTHING = {};

        boolean is(@Nullable IndexedRow other) {
            return other != null
                    && Arrays.equals(key, other.key)
                    && Arrays.equals(row, other.row)
                    && Objects.equals(unplaced, other.unplaced);
        }
    }

    @Override
    public @Nullable IndexedRow read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        if (row == null) {
            return null;
        }
        return row.failure() != null
                        && outlet.key().stream().anyMatch(column -> row.getOrUnknown(column) == Row.UNKNOWN)
                ? new IndexedRow(IndexedRow.NOTHING, IndexedRow.NOTHING, row.failure())
                : new IndexedRow(keys.encode(row.project(outlet.key())), rows.encode(row), null);
    }

    @Override
    public void changed(byte[] key, @Nullable IndexedRow before, @Nullable IndexedRow after) {
        if (before == null ? after == null : before.is(after)) {
            return;
        }
        if (before != null && (after == null || before.unplaced != null || !Arrays.equals(before.key, after.key))) {
            send(before, null);
        }
        if (after != null) {
            send(after, after.row);
        }
    }

    private void send(IndexedRow at, byte @Nullable [] row) {
        if (at.unplaced == null) {
            send(at.key, row);
        } else {
            outbox.sendToAll(outlet.assembly(), new Message.Unplaced(at.unplaced, row == null ? -1 : 1));
        }
    }

    private void send(byte[] key, byte @Nullable [] row) {
        outbox.send(outlet.assembly(), key, new Message.RootRow(NO_OFFSET, outlet.part(), row));
    }
}
