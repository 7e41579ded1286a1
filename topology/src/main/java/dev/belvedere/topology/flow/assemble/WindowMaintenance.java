package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.flow.exchange.Contributor;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.RowFailures;
import dev.belvedere.topology.flow.exchange.RowMapper;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowCall.Numbering;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.CellNames;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.WindowPlan;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.SortedBags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Maintains window functions: keeps the rows of each partition in their order, computes the functions before and after a change, and sends the rows that
 * differ.
 *
 * <p>Exact because all rows of a partition are in one shard, and because the functions depend on nothing but these rows and their order: the planner lets no
 * function through whose result would depend on the order of rows that ORDER BY does not tell apart.
 *
 * <p>If a row of a partition has failed, or a function cannot be computed, all rows of the partition have failed: each may be another one's neighbour. Rows that have
 * failed come first in the stored order, so that the first ones tell.
 *
 * <p>A change reads the whole partition, twice, unless the rows are those with the first numbers: then it reads those only.
 */
final class WindowMaintenance implements BagMaintenance {

    private final WindowPlan plan;
    private final int resultPart;
    private final SortedBags rows;
    private final RowCodec codec;
    private final List<Integer> place;
    private final KeyCodec places;
    private final KeyCodec keys;
    private final WindowFunctions functions;
    private final boolean readsFirstRowsOnly;
    private final List<Cell> cells;
    private final RowMapper columns;
    private final String calls;
    private final Contributor contributor;

    WindowMaintenance(AssemblyPlan assembly, Outlet.Windows outlet, OrderedStore store, Outbox outbox) {
        RowType row = assembly.parts().get(outlet.bag()).row();
        this.plan = outlet.window();
        this.resultPart = assembly.parts().size();
        this.rows = new SortedBags(store, outlet.bag());
        this.codec = new RowCodec(row);
        this.place = Stream.concat(
                        Stream.of(plan.order()),
                        IntStream.range(0, plan.identity()).boxed())
                .toList();
        this.places = KeyCodec.of(row.project(place));
        this.keys = KeyCodec.of(assembly.key());
        this.functions = new WindowFunctions(plan, row);
        this.readsFirstRowsOnly =
                plan.top().isPresent() && plan.calls().stream().allMatch(WindowCall.Rank.class::isInstance);
        this.cells = outlet.selection().cells();
        this.columns = new RowMapper(outlet.selection().columns(), CellNames.of(assembly, cells));
        this.calls = plan.calls().stream().map(call -> call.describe(row)).collect(Collectors.joining(", "));
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), outlet.identity(), outlet.columns(), outbox);
    }

    @Override
    public void changed(byte[] key, Message.Contribution message) {
        Map<Bytes, Contributor.Share> before = shares(key);
        if (message.retracted() != null) {
            rows.remove(key, place(message.retracted()));
        }
        if (message.added() != null) {
            rows.add(key, place(message.added()), message.added());
        }
        shares(key).forEach((identity, share) -> contributor.changed(before.remove(identity), share));
        before.values().forEach(share -> contributor.changed(share, null));
    }

    private byte[] place(byte[] row) {
        Row placed = codec.decode(row).project(place);
        if (placed.failure() == null) {
            return places.encode(placed);
        }
        @Nullable Object[] first = new @Nullable Object[placed.size()];
        for (int i = 1; i < first.length; i++) {
            first[i] = placed.get(i);
        }
        return places.encode(Row.owning(first));
    }

    /** Returns what the rows of a partition look like, by what identifies them. */
    private Map<Bytes, Contributor.Share> shares(byte[] key) {
        List<Row> partition = read(key);
        String failure = partition.isEmpty() ? null : partition.get(0).failure();
        List<@Nullable Object[]> results = List.of();
        try {
            results = failure == null ? functions.of(partition) : results;
        } catch (ExprException e) {
            failure = RowFailures.reason(e, calls);
        }
        Row keyRow = keys.decode(key);
        Map<Bytes, Contributor.Share> shares = new LinkedHashMap<>();
        for (int i = 0; i < partition.size(); i++) {
            if (failure != null || isIn(results, i)) {
                Row row = Row.owning(values(keyRow, partition.get(i), results, i), failure);
                Contributor.Share share = contributor.share(columns.of(row));
                shares.put(Bytes.wrap(share.group()), share);
            }
        }
        return shares;
    }

    private boolean isIn(List<@Nullable Object[]> results, int row) {
        return plan.top()
                .map(top -> results.get(top.call())[row] instanceof Long number && number <= top.most())
                .orElse(true);
    }

    private List<Row> read(byte[] key) {
        List<Row> partition = new ArrayList<>();
        Numbers numbers = new Numbers();
        try (SortedBags.Rows stored = rows.rows(key)) {
            for (byte[] next = stored.next(); next != null; next = stored.next()) {
                Row row = codec.decode(next);
                partition.add(row);
                if (readsFirstRowsOnly && partition.get(0).failure() == null && numbers.isBehindTop(row)) {
                    partition.remove(partition.size() - 1);
                    break;
                }
            }
        }
        return partition;
    }

    /** Numbers rows as they are read, so that no more are read than there are to be. */
    private final class Numbers {
        private final Relation.Top top = plan.top().orElse(new Relation.Top(0, Long.MAX_VALUE));
        private @Nullable Row last;
        private long rows;
        private long groups;
        private long rank;

        boolean isBehindTop(Row row) {
            rows++;
            if (last == null || !WindowFunctions.arePeers(last, row, plan.order())) {
                groups++;
                rank = rows;
            }
            last = row;
            return plan.calls().get(top.call()) instanceof WindowCall.Rank call
                    && number(call.numbering()) > top.most();
        }

        private long number(Numbering numbering) {
            return switch (numbering) {
                case ROW_NUMBER -> rows;
                case RANK -> rank;
                case DENSE_RANK -> groups;
            };
        }
    }

    private @Nullable Object[] values(Row key, Row row, List<@Nullable Object[]> results, int position) {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            if (cell.part() == Cell.KEY) {
                values[i] = key.get(cell.column());
            } else if (cell.part() != resultPart) {
                values[i] = row.getOrUnknown(cell.column());
            } else {
                values[i] = results.isEmpty() ? Row.UNKNOWN : results.get(cell.column())[position];
            }
        }
        return values;
    }
}
