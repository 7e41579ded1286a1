package dev.belvedere.topology.engine;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.StoreKeys;

/** Refuses plans whose operators have more parts, outlets or aggregate calls than store keys have room for. */
final class PlanLimits {

    private static final int MOST = StoreKeys.MAX_ORDINAL + 1;

    private PlanLimits() {}

    static void check(PhysicalPlan plan) {
        plan.assemblies().forEach(PlanLimits::check);
    }

    private static void check(AssemblyPlan assembly) {
        check(assembly, "parts", assembly.parts().size());
        check(assembly, "outlets", assembly.outlets().size());
        assembly.parts().forEach(part -> check(assembly, "aggregate calls in one group", calls(part)));
    }

    private static int calls(Part part) {
        return part.fold(new Part.Cases<Integer>(
                root -> 0, lookup -> 0, fold -> fold.calls().size(), bag -> 0, pair -> 0));
    }

    private static void check(AssemblyPlan assembly, String what, int number) {
        if (number > MOST) {
            throw new EngineException(
                    "plan-too-large",
                    "operator " + assembly.name() + " needs " + number + " " + what + ", and at most " + MOST
                            + " are supported. Split the view that needs so many.",
                    null);
        }
    }
}
