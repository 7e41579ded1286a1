package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.OrderedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running outlets of one shard of an assembly. */
final class Outlets {

    private final List<OutletMaintenance<?>> maintained = new ArrayList<>();
    private final Map<Integer, LookupMaintenance> lookups = new HashMap<>();
    private Optional<BagMaintenance> bags = Optional.empty();

    Outlets(AssemblyPlan plan, Entries entries, OrderedStore store, Outbox outbox) {
        Subscriptions subscriptions = new Subscriptions(store);
        for (int i = 0; i < plan.outlets().size(); i++) {
            int number = i;
            Runnable add = plan.outlets()
                    .get(number)
                    .fold(new Outlet.Cases<Runnable>(
                            answers -> () -> add(
                                    number,
                                    new LookupMaintenance(plan, answers, number, entries, subscriptions, outbox)),
                            contributions -> () -> maintained.add(new GroupMaintenance(plan, contributions, outbox)),
                            pairs -> () -> bags = Optional.of(new SymmetricJoin(plan, pairs, store, outbox)),
                            windows -> () -> bags = Optional.of(new WindowMaintenance(plan, windows, store, outbox)),
                            copies -> () -> maintained.add(new IndexMaintenance(plan, copies, outbox)),
                            elements -> () -> maintained.add(new ElementMaintenance(plan, elements, outbox))));
            add.run();
        }
    }

    private void add(int number, LookupMaintenance lookup) {
        maintained.add(lookup);
        lookups.put(number, lookup);
    }

    /** Returns the outlets that send what changes in entries. */
    List<OutletMaintenance<?>> maintained() {
        return maintained;
    }

    /** Returns the outlet with this number, to which keys of another assembly subscribe. */
    LookupMaintenance lookup(int number) {
        LookupMaintenance lookup = lookups.get(number);
        if (lookup == null) {
            throw new IllegalStateException("a subscription to outlet " + number + ", which is no lookup's");
        }
        return lookup;
    }

    /** Returns the operator that keeps the assembly's bags; empty if it has none. */
    Optional<BagMaintenance> bags() {
        return bags;
    }
}
