package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.Sharding;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view of a physical plan. */
public final class PlannedView implements View {

    private final ViewPlan plan;
    private final String store;
    private final Sharding sharding;
    private final ViewRows rows;
    private final List<ViewIndex> indexes;
    private final Set<String> tables;
    private final Optional<UnplacedFailures> unplaced;

    /** @param whole the plan that the view belongs to */
    public PlannedView(ViewPlan plan, PhysicalPlan whole, int shards) {
        AssemblyPlan assembly = whole.assemblies().get(plan.assembly());
        this.plan = plan;
        this.store = store(whole, plan.assembly());
        this.sharding = new Sharding(assembly.key(), assembly.placedBy(), shards);
        this.rows = new ViewRows(plan.selection(), assembly, plan.key());
        this.unplaced = rows.unplaced(whole);
        this.tables = whole.tablesOf(plan.assembly());
        this.indexes = plan.indexes().stream()
                .<ViewIndex>map(index -> new PlannedIndex(index, plan, whole, store(whole, index.assembly()), shards))
                .toList();
    }

    private static String store(PhysicalPlan whole, int assembly) {
        return StreamsNames.store(whole.stages().get(assembly));
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
    public String query() {
        return plan.query();
    }

    @Override
    public RowType columns() {
        return plan.columns();
    }

    @Override
    public int shown() {
        return plan.shown();
    }

    @Override
    public List<Integer> key() {
        return plan.key();
    }

    @Override
    public List<Row> keysOverNothing() {
        return plan.keysOverNothing();
    }

    @Override
    public Set<String> tables() {
        return tables;
    }

    @Override
    public List<ViewIndex> indexes() {
        return indexes;
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
    public int shards() {
        return sharding.shards();
    }

    @Override
    public int shardOf(Row key) {
        return sharding.shardOf(key);
    }

    @Override
    public byte[] storeKey(Row key) {
        return rows.storeKey(key);
    }

    @Override
    public byte[] scanFrom() {
        return rows.first();
    }

    @Override
    public byte[] scanTo() {
        return rows.end();
    }

    @Override
    public Optional<Row> row(byte[] storeKey, byte @Nullable [] record) {
        return rows.row(storeKey, record);
    }
}
