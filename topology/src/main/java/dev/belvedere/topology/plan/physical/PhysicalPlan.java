package dev.belvedere.topology.plan.physical;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything one engine runs: the tables that come in, the assemblies in the order in which changes pass them, and the views that are read from
 * them. Immutable.
 */
public record PhysicalPlan(List<IngestPlan> ingests, List<AssemblyPlan> assemblies, List<ViewPlan> views) {

    public PhysicalPlan {
        ingests = List.copyOf(ingests);
        assemblies = List.copyOf(assemblies);
        views = List.copyOf(views);
    }

    // To be raised whenever operators encode what they keep or send in another way.
    private static final int FORMAT = 3;

    /**
     * Eight hexadecimal digits that differ wherever state of one plan must not be used by another: the operators, what they keep, the
     * encodings, and the shards that keys are spread over all enter into it.
     */
    public String fingerprint(int shards) {
        String everything = FORMAT + "\n" + shards + "\n" + ingests + "\n" + assemblies;
        return Hashing.sha256()
                .hashString(everything, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 8);
    }

    /** Whether a change in one assembly can cause one in the other, or they are the same. */
    public boolean reaches(int from, int to) {
        return from == to || assemblies.get(from).outlets().stream().anyMatch(outlet -> reaches(outlet.assembly(), to));
    }
}
