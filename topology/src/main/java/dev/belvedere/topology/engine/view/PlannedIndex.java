package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.Sharding;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** An index of a physical plan. */
final class PlannedIndex implements ViewIndex {

    private final IndexPlan plan;
    private final String store;
    private final Sharding sharding;
    private final ViewRows rows;
    private final Optional<UnplacedFailures> unplaced;
    /** The codecs of the first column, of the first two, and so on. */
    private final List<KeyCodec> leading;

    PlannedIndex(IndexPlan plan, ViewPlan view, PhysicalPlan whole, String store, int shards) {
        AssemblyPlan assembly = whole.assemblies().get(plan.assembly());
        this.plan = plan;
        this.store = store;
        this.sharding = new Sharding(assembly.key(), assembly.placedBy(), shards);
        this.rows = new ViewRows(plan.selection(), assembly, plan.keyColumns(view.key()));
        this.unplaced = rows.unplaced(whole);
        List<SqlType> types = IntStream.range(0, plan.columns().size())
                .mapToObj(assembly.key()::type)
                .toList();
        this.leading = IntStream.rangeClosed(1, types.size())
                .mapToObj(count -> new KeyCodec(types.subList(0, count)))
                .toList();
    }

    @Override
    public List<Integer> columns() {
        return plan.columns();
    }

    @Override
    public Optional<UnplacedFailures> unplaced() {
        return unplaced;
    }

    @Override
    public String store() {
        return store;
    }

    @Override
    public IndexRange range(List<@Nullable Object> equal, Optional<Bound> least, Optional<Bound> most) {
        byte[] all = storeKey(equal);
        byte[] from = least.map(bound -> edge(equal, bound, !bound.inclusive()))
                // NULLs come first, and no bound includes them.
                .orElseGet(() -> most.isPresent() ? StoreKeys.afterPrefix(storeKey(and(equal, null))) : all);
        byte[] to =
                most.map(bound -> edge(equal, bound, bound.inclusive())).orElseGet(() -> StoreKeys.afterPrefix(all));
        return new IndexRange(sharding.shardOf(Row.of(equal.toArray())), Bytes.wrap(from), Bytes.wrap(to));
    }

    /** Returns the store key before the first row with the bound's value, or the one behind the last. */
    private byte[] edge(List<@Nullable Object> equal, Bound bound, boolean behind) {
        byte[] key = storeKey(and(equal, bound.value()));
        return behind ? StoreKeys.afterPrefix(key) : key;
    }

    private byte[] storeKey(List<? extends @Nullable Object> values) {
        return rows.storeKey(leading.get(values.size() - 1).encode(Row.of(values.toArray())));
    }

    private static List<@Nullable Object> and(List<@Nullable Object> equal, @Nullable Object next) {
        List<@Nullable Object> values = new ArrayList<>(equal);
        values.add(next);
        return values;
    }

    @Override
    public Optional<Row> row(byte[] storeKey, byte[] record) {
        return rows.row(storeKey, record);
    }
}
