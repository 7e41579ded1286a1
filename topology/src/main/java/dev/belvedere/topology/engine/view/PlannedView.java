package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.streams.StreamsNames;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.state.StoreKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A view of a physical plan. */
public final class PlannedView implements View {

    private final ViewPlan plan;
    private final AssemblyPlan assembly;
    private final int shards;
    private final ViewRows rows;
    private final List<PlannedIndex> indexes;

    /** @param assemblies all of the physical plan, by ordinal */
    public PlannedView(ViewPlan plan, List<AssemblyPlan> assemblies, int shards) {
        this.plan = plan;
        this.assembly = assemblies.get(plan.assembly());
        this.shards = shards;
        this.rows = new ViewRows(plan.selection(), assembly);
        this.indexes = plan.indexes().stream()
                .map(index -> new PlannedIndex(index, assemblies.get(index.assembly()), shards))
                .toList();
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public String definition() {
        return plan.definition();
    }

    @Override
    public RowType columns() {
        return plan.columns();
    }

    @Override
    public List<Integer> key() {
        return plan.key();
    }

    @Override
    public List<ViewIndex> indexes() {
        return List.copyOf(indexes);
    }

    @Override
    public String store() {
        return StreamsNames.store(assembly);
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public int shardOf(Row key) {
        return rows.shardOf(key, shards);
    }

    @Override
    public byte[] storeKey(Row key) {
        return rows.storeKey(key);
    }

    @Override
    public byte[] scanFrom() {
        return StoreKeys.firstEntry();
    }

    @Override
    public byte[] scanTo() {
        return StoreKeys.afterEntries();
    }

    @Override
    public Row keyOf(byte[] storeKey) {
        return rows.keyOf(storeKey);
    }

    @Override
    public Optional<Row> row(byte[] storeKey, byte[] record) {
        return rows.row(storeKey, record);
    }

    /** The ordinals of the assemblies that keep the rows and their copies. */
    public List<Integer> assemblies() {
        return Stream.concat(Stream.of(assembly.ordinal()), indexes.stream().map(PlannedIndex::assembly))
                .toList();
    }
}
