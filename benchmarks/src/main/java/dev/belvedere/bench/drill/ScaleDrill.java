package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One instance becomes two, then three, then two again. What moved is read from the state directories: a copy that an instance has of a task when the
 * instances are balanced, and had not before, was moved to it. Sizes are those on disk when all have stopped, because while they run, a part of the state
 * is in memory only.
 */
final class ScaleDrill implements Drill {

    private final List<TaskCopy> moved = new ArrayList<>();
    private final Set<Path> known = new LinkedHashSet<>();
    private long balanceMs;

    @Override
    public int first(Course course) {
        return 1;
    }

    @Override
    public void carryOut(Stage stage) {
        known.addAll(TaskCopy.in(stage.state(stage.member(1))).stream()
                .map(TaskCopy::directory)
                .toList());
        for (int number = 2; number <= stage.course().instances; number++) {
            stage.say(stage.member(number) + " joins");
            stage.cluster().start(stage.member(number));
            settle(stage);
        }
        Member last = stage.member(stage.course().instances);
        stage.say(last + " leaves");
        stage.cluster().dismiss(last);
        settle(stage);
    }

    private void settle(Stage stage) {
        balanceMs = Math.max(balanceMs, stage.awaitBalanced().toMillis());
        for (int number = 1; number <= stage.course().instances; number++) {
            for (TaskCopy copy : TaskCopy.in(stage.state(stage.member(number)))) {
                if (known.add(copy.directory())) {
                    moved.add(copy);
                }
            }
        }
        stage.say("copies moved so far: " + moved.size());
        stage.wait(stage.course().calm());
    }

    /** Each moved copy counts for what was moved; each task of which a copy was moved counts once for the moved shards. */
    @Override
    public Map<String, Long> findings() {
        Map<String, Long> shards = new LinkedHashMap<>();
        moved.forEach(copy -> shards.merge(copy.task(), copy.bytes(), Math::max));
        Map<String, Long> findings = new LinkedHashMap<>();
        findings.put("bytes_moved", moved.stream().mapToLong(TaskCopy::bytes).sum());
        findings.put(
                "bytes_of_moved_shards",
                shards.values().stream().mapToLong(Long::longValue).sum());
        return findings;
    }
}
