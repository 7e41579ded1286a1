package dev.belvedere.topology.flow.exchange;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Translates the names of a plan's stores into the ordinals that stand for them in encoded messages, and back. Immutable. */
public final class StoreOrdinals {

    private final List<String> stores;
    private final Map<String, Integer> ordinals = new HashMap<>();

    /** @param stores the names of the assemblies' stores, by ordinal */
    StoreOrdinals(List<String> stores) {
        this.stores = List.copyOf(stores);
        this.stores.forEach(store -> ordinals.put(store, ordinals.size()));
    }

    public static StoreOrdinals of(PhysicalPlan plan) {
        return new StoreOrdinals(
                plan.assemblies().stream().map(AssemblyPlan::name).toList());
    }

    int ordinal(String store) {
        Integer ordinal = ordinals.get(store);
        if (ordinal == null) {
            throw new IllegalArgumentException("no assembly of the plan has a store named " + store);
        }
        return ordinal;
    }

    String store(int ordinal) {
        return stores.get(ordinal);
    }
}
