package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.flow.exchange.Contributor;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entry;
import org.jspecify.annotations.Nullable;

/** Maintains a fold or a bag: sends what each row of an assembly contributes to its group. */
final class GroupMaintenance implements OutletMaintenance<Contributor.Share> {

    private final Projection projection;
    private final Contributor contributor;

    GroupMaintenance(AssemblyPlan plan, Outlet.Contributions outlet, Outbox outbox) {
        this.projection = new Projection(plan, outlet.selection());
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), outlet.group(), outlet.arguments(), outbox);
    }

    @Override
    public Contributor.@Nullable Share read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null ? null : contributor.share(row);
    }

    @Override
    public void changed(byte[] key, Contributor.@Nullable Share before, Contributor.@Nullable Share after) {
        contributor.changed(before, after);
    }
}
