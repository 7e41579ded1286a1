package dev.belvedere.topology.flow;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outlet to a fold: sends what each row of a join contributes to its group. */
final class Contributions implements Departure<Contributor.Share> {

    private final Projection projection;
    private final List<Integer> group;
    private final List<Integer> arguments;
    private final Contributor contributor;

    Contributions(AssemblyPlan plan, Outlet.Contributions outlet, Outbox outbox) {
        List<Cell> cells = Stream.concat(outlet.group().stream(), outlet.arguments().stream())
                .toList();
        int groupSize = outlet.group().size();
        this.projection = new Projection(plan, cells);
        this.group = IntStream.range(0, groupSize).boxed().toList();
        this.arguments = IntStream.range(groupSize, cells.size()).boxed().toList();
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), outlet.groupType(), outlet.argumentType(), outbox);
    }

    @Override
    public Contributor.@Nullable Share read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null ? null : contributor.share(row.project(group), row.project(arguments));
    }

    @Override
    public void changed(
            byte[] key, Provenance provenance, Contributor.@Nullable Share before, Contributor.@Nullable Share after) {
        contributor.changed(provenance, before, after);
    }
}
