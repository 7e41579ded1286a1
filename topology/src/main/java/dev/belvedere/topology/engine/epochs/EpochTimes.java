package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Opening;
import dev.belvedere.topology.epoch.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Notes when that was committed which epochs take in, and tells how long it was until it was visible, and how long the epochs and their stages took. What an earlier
 * leader has begun is not measured. Used by one thread.
 */
final class EpochTimes {

    /** @param offset of the record that tells of it */
    private record Commit(long offset, long atMs) {}

    private record Begun(long nanos, Position position) {}

    private static final long IDLE = -1;

    private final EpochObserver observer;
    private final List<Deque<Commit>> transactions = new ArrayList<>();
    private final List<Deque<Commit>> events = new ArrayList<>();
    private final NavigableMap<Long, Begun> begun = new TreeMap<>();
    private final long[] stageBeganNanos;
    private Position visible;

    /** @param visible what the newest visible epoch has taken in, or one after it */
    EpochTimes(EpochObserver observer, int stages, Position visible) {
        this.observer = observer;
        this.visible = visible;
        this.stageBeganNanos = new long[stages];
        Arrays.fill(stageBeganNanos, IDLE);
        for (long ignored : visible.ended()) {
            transactions.add(new ArrayDeque<>());
        }
        for (long ignored : visible.taken()) {
            events.add(new ArrayDeque<>());
        }
    }

    /** The end of a transaction has come. */
    void transaction(int database, long offset, long committedAtMs) {
        transactions.get(database).add(new Commit(offset, committedAtMs));
    }

    /** Events of a table without transactions have come, of which this is the last. */
    void events(int source, long offset, long writtenAtMs) {
        events.get(source).add(new Commit(offset, writtenAtMs));
    }

    /** Something was decided. */
    void decided(Decision decision, long nanos, long nowMs) {
        for (Opening opening : decision.openings()) {
            stageDone(opening.stage(), nanos);
            stageBeganNanos[opening.stage()] = nanos;
            opening.position().ifPresent(position -> begun.put(opening.epoch(), new Begun(nanos, position)));
        }
        decision.release().ifPresent(release -> released(release.epoch(), nanos, nowMs));
    }

    /** Looks which stages have nothing to do any more. */
    void look(IntPredicate isDone, long nanos) {
        for (int stage = 0; stage < stageBeganNanos.length; stage++) {
            if (stageBeganNanos[stage] != IDLE && isDone.test(stage)) {
                stageDone(stage, nanos);
            }
        }
    }

    private void stageDone(int stage, long nanos) {
        if (stageBeganNanos[stage] != IDLE) {
            observer.stageTook(stage, Duration.ofNanos(nanos - stageBeganNanos[stage]));
            stageBeganNanos[stage] = IDLE;
        }
    }

    private void released(long epoch, long nanos, long nowMs) {
        Map<Long, Begun> released = begun.headMap(epoch, true);
        for (Begun each : released.values()) {
            observer.epochTook(Duration.ofNanos(nanos - each.nanos));
        }
        Begun last = begun.get(epoch);
        if (last != null) {
            tell(last.position, nowMs);
            visible = last.position;
        }
        released.clear();
    }

    private void tell(Position position, long nowMs) {
        for (int number = 0; number < transactions.size(); number++) {
            int database = number;
            poll(
                    transactions.get(number),
                    position.ended()[number],
                    commit -> observer.transactionVisible(database, age(commit, nowMs)));
        }
        for (int source = 0; source < events.size(); source++) {
            poll(events.get(source), position.taken()[source], commit -> observer.eventVisible(age(commit, nowMs)));
            long offsets = position.taken()[source] - visible.taken()[source];
            if (offsets > 0) {
                observer.taken(source, offsets);
            }
        }
    }

    private static void poll(Deque<Commit> commits, long before, Consumer<Commit> each) {
        Commit first = commits.peek();
        while (first != null && first.offset < before) {
            each.accept(commits.remove());
            first = commits.peek();
        }
    }

    /** The clocks of two machines differ: nothing is visible before it was committed. */
    private static Duration age(Commit commit, long nowMs) {
        return Duration.ofMillis(Math.max(0, nowMs - commit.atMs));
    }
}
