package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;
import dev.belvedere.bench.cluster.TaskDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scales from one instance to two, to three, and back to two. The state directories tell what moved: a replica of a task that an instance did not have before
 * was moved to it. Sizes are those on disk after all instances have stopped, because part of the state of a running instance is only in memory.
 */
final class ScaleDrill implements Drill {

    private final List<TaskDirectory> moved = new ArrayList<>();
    private final Set<Path> known = new LinkedHashSet<>();

    @Override
    public int initialInstances(DrillOptions options) {
        return 1;
    }

    @Override
    public void run(DrillContext context) {
        known.addAll(TaskDirectory.in(context.state(context.member(1))).stream()
                .map(TaskDirectory::directory)
                .toList());
        for (int number = 2; number <= context.options().cluster.instances(); number++) {
            context.log(context.member(number) + " joins");
            context.cluster().start(context.member(number));
            settle(context);
        }
        ClusterMember last = context.member(context.options().cluster.instances());
        context.log(last + " leaves");
        context.cluster().dismiss(last);
        settle(context);
    }

    private void settle(DrillContext context) {
        context.awaitBalanced();
        for (int number = 1; number <= context.options().cluster.instances(); number++) {
            for (TaskDirectory replica : TaskDirectory.in(context.state(context.member(number)))) {
                if (known.add(replica.directory())) {
                    moved.add(replica);
                }
            }
        }
        context.log("replicas moved so far: " + moved.size());
        context.letPass(context.options().calm());
    }

    /** The bytes of all moved replicas, and the bytes of the shards of which at least one replica moved. */
    @Override
    public Map<String, Long> findings() {
        Map<String, Long> shards = new LinkedHashMap<>();
        moved.forEach(replica -> shards.merge(replica.task(), replica.bytes(), Math::max));
        Map<String, Long> findings = new LinkedHashMap<>();
        findings.put(
                "bytes_moved", moved.stream().mapToLong(TaskDirectory::bytes).sum());
        findings.put(
                "bytes_of_moved_shards",
                shards.values().stream().mapToLong(Long::longValue).sum());
        return findings;
    }
}
