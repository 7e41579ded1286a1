package dev.belvedere.topology.epoch;

import dev.belvedere.topology.epoch.KeeperState.Cut;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How far each stage may go, how far it has come, and what it had written at the end of each epoch. Used by one thread. */
final class StageProgress {

    private final Stages stages;
    private final long[] opened;
    private final long[] gates;
    private final long[] committed;
    private final long[] written;
    private final long[] logged;
    private final List<NavigableMap<Long, Cut>> cuts = new ArrayList<>();
    /** By stage, the inputs that it has not processed as far as its epoch goes. */
    private final List<BitSet> unmet = new ArrayList<>();

    StageProgress(Stages stages, KeeperState.Progress state) {
        this.stages = stages;
        this.opened = state.opened().clone();
        this.gates = state.gates().clone();
        this.committed = state.committed().clone();
        this.written = state.written().clone();
        this.logged = state.logged().clone();
        for (int stage = 0; stage < stages.count(); stage++) {
            cuts.add(new TreeMap<>(state.cuts().get(stage)));
            unmet.add(unmet(stage));
        }
    }

    /** Returns the progress before the first epoch. */
    static KeeperState.Progress none(Stages stages) {
        int inputs = stages.inputs().size();
        int logs = stages.logs().size();
        List<Map<Long, Cut>> cuts = new ArrayList<>();
        for (int stage = 0; stage < stages.count(); stage++) {
            cuts.add(Map.of(0L, new Cut(new long[inputs], new long[logs], Map.of())));
        }
        return new KeeperState.Progress(
                new long[stages.count()], new long[inputs], new long[inputs], new long[inputs], new long[logs], cuts);
    }

    private BitSet unmet(int stage) {
        BitSet inputs = new BitSet();
        stages.inputsOf(stage).stream()
                .filter(input -> committed[input] < goal(input))
                .forEach(inputs::set);
        return inputs;
    }

    private long goal(int input) {
        return stages.inputs().get(input).isLoop() ? written[input] : gates[input];
    }

    void report(Report report) {
        report.written().forEach((input, end) -> {
            written[input] = Math.max(written[input], end);
            if (stages.inputs().get(input).isLoop() && committed[input] < written[input]) {
                unmet.get(stages.inputs().get(input).stage()).set(input);
            }
        });
        report.logged().forEach((log, end) -> logged[log] = Math.max(logged[log], end));
        report.committed().forEach((input, end) -> {
            committed[input] = Math.max(committed[input], end);
            if (committed[input] >= goal(input)) {
                unmet.get(stages.inputs().get(input).stage()).clear(input);
            }
        });
    }

    /** Lets a stage process an epoch, up to gates of which those are given that have moved. */
    void open(int stage, long epoch, Map<Integer, Long> moved) {
        opened[stage] = epoch;
        moved.forEach((input, gate) -> gates[input] = gate);
        unmet.set(stage, unmet(stage));
    }

    /** Notes what stages have written that have finished the epoch that they may process. */
    void finish(Map<Integer, Long> incomplete) {
        for (int stage = 0; stage < stages.count(); stage++) {
            if (isDone(stage)) {
                cuts.get(stage)
                        .computeIfAbsent(
                                opened[stage],
                                epoch -> new Cut(written.clone(), logged.clone(), Map.copyOf(incomplete)));
            }
        }
    }

    /** Returns true if a stage has finished the epoch that it may process. */
    boolean isDone(int stage) {
        return unmet.get(stage).isEmpty();
    }

    /** Returns the epoch that a stage may process. */
    long opened(int stage) {
        return opened[stage];
    }

    /** Returns the last epoch that a stage has finished. */
    long finished(int stage) {
        return cuts.get(stage).lastKey();
    }

    /** Returns the offset up to which an input has been processed, exclusive. */
    long committed(int input) {
        return committed[input];
    }

    /** Returns what a stage had written when it finished an epoch. */
    Cut cut(int stage, long epoch) {
        return Objects.requireNonNull(
                cuts.get(stage).get(epoch), "a stage began an epoch that one before it had not finished");
    }

    /** Returns the gates of a stage that move when it begins an epoch that all stages before it have finished. */
    Map<Integer, Long> movedGates(int stage, long epoch) {
        Map<Integer, Long> moved = new HashMap<>();
        for (int input : stages.inputsOf(stage)) {
            int writer = stages.inputs().get(input).writer();
            long end = cut(writer, epoch).written()[input];
            if (end > gates[input]) {
                moved.put(input, end);
            }
        }
        return moved;
    }

    /** Returns true if a stage has written something since it finished its last epoch. */
    boolean hasWrittenSince(int stage) {
        long[] before = cut(stage, opened[stage]).written();
        return IntStream.range(0, written.length)
                .anyMatch(input -> stages.inputs().get(input).writer() == stage && written[input] > before[input]);
    }

    /** Forgets what is needed only for epochs before this one. */
    void forgetBefore(long epoch) {
        cuts.forEach(ofStage -> ofStage.headMap(epoch).clear());
    }

    /** Returns all of it. */
    KeeperState.Progress state() {
        List<Map<Long, Cut>> copied = new ArrayList<>();
        cuts.forEach(ofStage -> copied.add(new TreeMap<>(ofStage)));
        return new KeeperState.Progress(
                opened.clone(), gates.clone(), committed.clone(), written.clone(), logged.clone(), copied);
    }
}
