package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.flow.exchange.Contributor;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the elements of arrays: sends a row once for each element, and of a changed row what differs. Exact without state of its own: an element's key
 * begins with the row's key, so all messages to it come from one key, in order.
 *
 * <p>If an array cannot be computed, it is not known which elements there are, and all shards are told.
 */
final class ElementMaintenance implements OutletMaintenance<Map<Bytes, Contributor.Share>> {

    private final Outlet.Elements outlet;
    private final Projection projection;
    private final Contributor contributor;
    private final int key;

    ElementMaintenance(AssemblyPlan plan, Outlet.Elements outlet, Outbox outbox) {
        this.outlet = outlet;
        this.projection = new Projection(plan, outlet.selection());
        this.key = outlet.key().size();
        List<Column> numbered = new ArrayList<>(outlet.key().columns());
        numbered.add(new Column("ordinality", SqlType.BIGINT, true));
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), new RowType(numbered), outlet.columns(), outbox);
    }

    @Override
    public @Nullable Map<Bytes, Contributor.Share> read(byte[] storeKey, Entry entry) {
        Row row = projection.of(storeKey, entry);
        if (row == null) {
            return null;
        }
        Map<Bytes, Contributor.Share> shares = new LinkedHashMap<>();
        List<@Nullable List<?>> arrays = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < outlet.arrays(); i++) {
            Object array = row.getOrUnknown(key + i);
            if (array == Row.UNKNOWN) {
                add(row, arrays, Row.UNKNOWN, shares);
                return shares;
            }
            arrays.add((List<?>) array);
            most = array == null ? most : Math.max(most, ((List<?>) array).size());
        }
        for (long number = 1; number <= most; number++) {
            add(row, arrays, number, shares);
        }
        if (most == 0 && outlet.outer()) {
            add(row, arrays, null, shares);
        }
        return shares;
    }

    private void add(
            Row row, List<@Nullable List<?>> arrays, @Nullable Object number, Map<Bytes, Contributor.Share> shares) {
        List<Integer> sources = outlet.sources();
        @Nullable Object[] values = new @Nullable Object[key + 1 + sources.size()];
        for (int i = 0; i < key; i++) {
            values[i] = row.getOrUnknown(i);
        }
        values[key] = number;
        for (int i = 0; i < sources.size(); i++) {
            int source = sources.get(i);
            boolean ofRow = source >= key + outlet.arrays();
            values[key + 1 + i] = ofRow ? row.getOrUnknown(source) : element(arrays, source - key, number);
        }
        Contributor.Share share = contributor.share(Row.owning(values, row.failure()));
        shares.put(Bytes.wrap(share.group()), share);
    }

    private static @Nullable Object element(List<@Nullable List<?>> arrays, int array, @Nullable Object number) {
        if (number == Row.UNKNOWN) {
            return Row.UNKNOWN;
        }
        List<?> elements = arrays.get(array);
        return number instanceof Long at && elements != null && at <= elements.size()
                ? elements.get((int) (at - 1))
                : null;
    }

    @Override
    public void changed(
            byte[] storeKey,
            @Nullable Map<Bytes, Contributor.Share> before,
            @Nullable Map<Bytes, Contributor.Share> after) {
        Map<Bytes, Contributor.Share> gone = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
        if (after != null) {
            after.forEach((element, share) -> contributor.changed(gone.remove(element), share));
        }
        gone.values().forEach(share -> contributor.changed(share, null));
    }
}
