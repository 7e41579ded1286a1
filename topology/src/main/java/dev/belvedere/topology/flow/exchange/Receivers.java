package dev.belvedere.topology.flow.exchange;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The assemblies that receive an operator's messages, by ordinal. Immutable. */
public final class Receivers {

    private final List<Integer> receivers;
    private final Map<String, List<Integer>> towards;

    private Receivers(PhysicalPlan plan, List<Integer> receivers) {
        this.receivers = List.copyOf(receivers);
        this.towards = plan.assemblies().stream()
                .collect(Collectors.toUnmodifiableMap(
                        AssemblyPlan::name,
                        target -> receivers.stream()
                                .filter(receiver -> plan.reaches(receiver, target.ordinal()))
                                .toList()));
    }

    /** Returns the receivers of a table's ingest. */
    public static Receivers of(PhysicalPlan plan, IngestPlan ingest) {
        return new Receivers(plan, distinct(ingest.feeds(), Feed::assembly));
    }

    /** Returns the receivers of an assembly. */
    public static Receivers of(PhysicalPlan plan, AssemblyPlan assembly) {
        return new Receivers(plan, distinct(assembly.outlets(), Outlet::assembly));
    }

    private static <T> List<Integer> distinct(List<T> edges, Function<T, Integer> receiver) {
        return edges.stream().map(receiver).distinct().toList();
    }

    /** Returns all receivers. */
    public List<Integer> all() {
        return receivers;
    }

    /** Returns the receivers through which a mark reaches this shard, its own assembly among them if that is a receiver. */
    public List<Integer> towards(ShardId shard) {
        return towards.getOrDefault(shard.store(), List.of());
    }
}
