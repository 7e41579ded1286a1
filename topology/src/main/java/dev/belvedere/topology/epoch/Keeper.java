package dev.belvedere.topology.epoch;

import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Opening;
import dev.belvedere.topology.epoch.EpochsRecord.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which epoch each stage may process, and which one is visible. Reads nothing and writes nothing itself: its {@link #intake} is told of the events of the tables and of
 * the ends of transactions, and the keeper of what stages have committed. Used by one thread.
 *
 * <p>An epoch of stage 0 is the longest prefix of complete transactions of each source database, and whatever has come of other tables. Stage <i>k</i> may begin an
 * epoch once stage <i>k − 1</i> has finished it, and it has finished its last one; it begins with the newest, so that what has queued up becomes one epoch, and at the same
 * time as the others where it can ({@link Rounds}). So all records of an epoch lie before all of the next one in each partition, and an epoch is an offset for each of them.
 */
public final class Keeper {

    /** An epoch in which nothing happened but that a topic's end is known further on is worth a decision this often. */
    private static final long QUIET_NANOS = 200_000_000;

    private final Stages stages;
    private final Leader leader;
    private final long intervalNanos;
    private final Intake intake;

    private final StageProgress progress;
    private final Rounds rounds;
    private final NavigableMap<Long, Position> positions = new TreeMap<>();
    private long released;
    private final long[] releasedLogs;
    private final Map<Integer, BadEvent> paused = new TreeMap<>();
    private final Map<Integer, Long> incomplete = new TreeMap<>();
    private Map<Integer, Long> releasedIncomplete;
    private long reports;

    private long beganAt;
    private boolean began;
    private boolean waitsForTime;
    private boolean waitsForOthers;
    private Position newest;

    /**
     * @param sources the partitions of the tables, in the order of the stages' inputs
     * @param tables the tables' names, by number
     * @param databases the databases that transactions are told of; tables of others are their own
     * @param state what the last leader knew; {@link #start} if there was none
     * @param intervalNanos the least time between the beginnings of two epochs
     */
    public Keeper(
            Stages stages,
            Sources sources,
            List<String> tables,
            List<SourceDatabase> databases,
            Leader leader,
            KeeperState state,
            long intervalNanos) {
        this.stages = stages;
        this.leader = leader;
        this.intervalNanos = intervalNanos;
        this.progress = new StageProgress(stages, state.progress());
        this.rounds = new Rounds(stages.count());
        this.released = state.released();
        this.releasedLogs = state.releasedLogs().clone();
        this.paused.putAll(state.paused());
        this.incomplete.putAll(state.incomplete());
        this.releasedIncomplete = state.releasedIncomplete();
        this.reports = state.reports();
        this.positions.putAll(state.positions());
        this.newest = positions.lastEntry().getValue();
        this.intake = new Intake(sources, tables, databases);
        intake.resume(newest);
    }

    /** Returns the state before the first epoch. */
    public static KeeperState start(Stages stages, int databases, int sources) {
        return new KeeperState(
                0,
                StageProgress.none(stages),
                Map.of(0L, Position.start(databases, sources)),
                Map.of(),
                Map.of(),
                0,
                new long[stages.logs().size()],
                Map.of());
    }

    /** Returns everything that a successor has to know. */
    public KeeperState state() {
        return new KeeperState(
                reports,
                progress.state(),
                new TreeMap<>(positions),
                Map.copyOf(paused),
                Map.copyOf(incomplete),
                released,
                releasedLogs.clone(),
                releasedIncomplete);
    }

    /** Returns the offset of the reports topic before which all reports have been applied. */
    public long reports() {
        return reports;
    }

    /** Returns what the last epoch that was begun has taken in. */
    public Position newest() {
        return newest;
    }

    /** Returns true if a stage has not finished the epoch that it may process. */
    public boolean isUnderWay() {
        return IntStream.range(0, stages.count()).anyMatch(stage -> !progress.isDone(stage));
    }

    /** Returns true if a stage has finished the epoch that it may process. */
    public boolean isDone(int stage) {
        return progress.isDone(stage);
    }

    /** Returns true if something was kept back because the last epoch has begun only just now, or to begin together with other stages. */
    public boolean isWaitingForTime() {
        return waitsForTime || waitsForOthers;
    }

    /** Returns what has come of the tables: tell it what more has come. */
    public Intake intake() {
        return intake;
    }

    /** A transaction of a stream thread was committed. */
    public void report(Report report, long offset) {
        progress.report(report);
        paused.putAll(report.paused());
        paused.entrySet()
                .removeIf(each ->
                        progress.committed(each.getKey()) > each.getValue().offset());
        report.incomplete().forEach(this::lacks);
        reports = offset + 1;
    }

    private void lacks(int source, long rows) {
        if (rows == 0) {
            incomplete.remove(source);
        } else {
            incomplete.put(source, rows);
        }
    }

    /** Returns the events that cannot be taken in, each in front of what stands still. */
    public List<Stall> pauses() {
        return Stream.concat(paused.entrySet().stream(), intake.barred().entrySet().stream())
                .map(each -> new Stall(
                        intake.databaseOf(each.getKey()).orElse(""),
                        each.getValue().reason(),
                        each.getValue().metAtMs(),
                        Optional.of(each.getValue())))
                .toList();
    }

    /**
     * Applies a decision that an earlier leader made. No event may have come before.
     *
     * @param decision one whose {@link Decision#reports} is the offset behind the last report
     */
    public void repeat(Decision decision) {
        progress.finish(incomplete);
        for (Opening opening : decision.openings()) {
            opening.position().ifPresent(position -> {
                newest = position;
                positions.put(opening.epoch(), position);
                intake.resume(position);
            });
            progress.open(opening.stage(), opening.epoch(), opening.gates());
            progress.finish(incomplete);
        }
        decision.release().ifPresent(release -> release(release.epoch()));
    }

    /** Returns what is to be decided now; empty if nothing. */
    public Optional<Decision> decide(long nowNanos) {
        progress.finish(incomplete);
        waitsForOthers = rounds.waits(progress::isDone, nowNanos);
        List<Opening> openings = new ArrayList<>();
        boolean more = !waitsForOthers;
        while (more) {
            more = false;
            for (int stage = 0; stage <= stages.last(); stage++) {
                if (progress.isDone(stage)) {
                    Opening opening = next(stage, nowNanos);
                    if (opening != null) {
                        openings.add(opening);
                        more = true;
                        // A stage for which there is nothing in the epoch has finished it: the next one may begin it,
                        // too.
                        progress.finish(incomplete);
                    }
                }
            }
        }
        openings.stream()
                .filter(opening -> !progress.isDone(opening.stage()))
                .forEach(opening -> rounds.began(opening.stage(), nowNanos));
        Optional<Release> release = releaseIfDone();
        return openings.isEmpty() && release.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision(leader, reports, openings, release));
    }

    private @Nullable Opening next(int stage, long nowNanos) {
        if (stage == 0) {
            return nextOfTables(nowNanos);
        }
        long epoch = progress.finished(stage - 1);
        if (epoch <= progress.opened(stage)) {
            return null;
        }
        Map<Integer, Long> moved = progress.movedGates(stage, epoch);
        progress.open(stage, epoch, moved);
        return new Opening(stage, epoch, moved, Optional.empty());
    }

    private @Nullable Opening nextOfTables(long nowNanos) {
        waitsForTime = began && nowNanos - beganAt < intervalNanos;
        if (waitsForTime) {
            return null;
        }
        Position position = intake.take();
        boolean quiet =
                position.equals(newest) || (position.takesInWhat(newest) && began && nowNanos - beganAt < QUIET_NANOS);
        if (quiet && !tablesHaveChanged()) {
            return null;
        }
        began = true;
        beganAt = nowNanos;
        Map<Integer, Long> moved = new HashMap<>();
        for (int source = 0; source < position.taken().length; source++) {
            if (position.taken()[source] > newest.taken()[source]) {
                moved.put(source, position.taken()[source]);
            }
        }
        long epoch = progress.opened(0) + 1;
        newest = position;
        positions.put(epoch, position);
        progress.open(0, epoch, moved);
        return new Opening(0, epoch, moved, Optional.of(position));
    }

    /** Returns true if the tables' stage has done something since it finished its last epoch, as it does when an event that was set aside is settled. */
    private boolean tablesHaveChanged() {
        return progress.hasWrittenSince(0)
                || !incomplete.equals(progress.cut(0, progress.opened(0)).incomplete());
    }

    private Optional<Release> releaseIfDone() {
        long finished = progress.finished(stages.last());
        if (finished <= released) {
            return Optional.empty();
        }
        Map<Integer, Long> moved = release(finished);
        return Optional.of(new Release(finished, moved, releasedIncomplete));
    }

    /** Returns the ends of the changelogs that have moved. */
    private Map<Integer, Long> release(long epoch) {
        Map<Integer, Long> moved = new HashMap<>();
        for (int log = 0; log < releasedLogs.length; log++) {
            long end = progress.cut(stages.logs().get(log).stage(), epoch).logged()[log];
            if (end > releasedLogs[log]) {
                releasedLogs[log] = end;
                moved.put(log, end);
            }
        }
        released = epoch;
        releasedIncomplete = progress.cut(0, epoch).incomplete();
        progress.forgetBefore(epoch);
        positions.headMap(epoch).clear();
        return moved;
    }
}
