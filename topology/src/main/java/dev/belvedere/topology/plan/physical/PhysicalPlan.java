package dev.belvedere.topology.plan.physical;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All that an engine runs: the tables that it ingests, the assemblies in the order in which changes pass them, and the views that are read from them.
 * Immutable.
 */
public record PhysicalPlan(List<IngestPlan> ingests, List<AssemblyPlan> assemblies, List<ViewPlan> views) {

    public PhysicalPlan {
        ingests = List.copyOf(ingests);
        assemblies = List.copyOf(assemblies);
        views = List.copyOf(views);
    }

    // Raise it when the encoding of stores or messages changes.
    private static final int FORMAT = 3;

    /**
     * Returns eight hexadecimal digits that differ if the state of one plan must not be used by another: they depend on the operators, what they keep, the
     * encodings and the number of shards.
     */
    public String fingerprint(int shards) {
        String everything = FORMAT + "\n" + shards + "\n" + ingests + "\n" + assemblies;
        return Hashing.sha256()
                .hashString(everything, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 8);
    }

    /** Whether a change in one assembly can cause a change in the other, or both are the same. */
    public boolean reaches(int from, int to) {
        return from == to || assemblies.get(from).outlets().stream().anyMatch(outlet -> reaches(outlet.assembly(), to));
    }
}
