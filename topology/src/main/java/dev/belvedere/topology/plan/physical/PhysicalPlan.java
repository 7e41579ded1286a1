package dev.belvedere.topology.plan.physical;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    // Raise it when the encoding of stores or messages, or what stores keep, changes.
    private static final int FORMAT = 7;

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

    /**
     * Returns the stage of each assembly, by ordinal: the number of exchanges between the tables and it, over the longest way. Stage 0 is the ingest of the tables.
     */
    public List<Integer> stages() {
        int[] stages = new int[assemblies.size()];
        Arrays.fill(stages, 1);
        // An assembly comes after those that send to it.
        assemblies.forEach(assembly -> assembly.outlets()
                .forEach(outlet -> stages[outlet.assembly()] =
                        Math.max(stages[outlet.assembly()], stages[assembly.ordinal()] + 1)));
        return Arrays.stream(stages).boxed().toList();
    }

    /** Returns the names of the tables whose changes reach an assembly, over whatever others. */
    public Set<String> tablesOf(int assembly) {
        Set<Integer> reaching = new HashSet<>(Set.of(assembly));
        // An assembly comes after those that send to it.
        for (int sender = assembly - 1; sender >= 0; sender--) {
            if (assemblies.get(sender).outlets().stream().map(Outlet::assembly).anyMatch(reaching::contains)) {
                reaching.add(sender);
            }
        }
        return ingests.stream()
                .filter(ingest -> ingest.feeds().stream().map(Feed::assembly).anyMatch(reaching::contains))
                .map(ingest -> ingest.table().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the number of stages, with that of the tables. */
    public int stageCount() {
        return 1 + stages().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
