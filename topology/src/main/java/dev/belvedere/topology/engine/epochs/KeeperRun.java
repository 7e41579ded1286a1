package dev.belvedere.topology.engine.epochs;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import dev.belvedere.topology.epoch.EpochsRecord.Claim;
import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Stalls;
import dev.belvedere.topology.epoch.Keeper;
import dev.belvedere.topology.epoch.KeeperState;
import dev.belvedere.topology.epoch.Leader;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.Succession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One period in which this instance keeps the epochs. Used by one thread. */
final class KeeperRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int DECISIONS_PER_CHECKPOINT = 1_000;
    private static final long LOOK_MS = 1_000;
    /** An epoch that takes longer may be held up by an instance that is gone. */
    private static final long LONG_MS = 1_000;

    private final EpochSettings settings;
    private final EpochsReader epochs;
    private final SourceEvents events;
    private final EpochsWriter decisions;
    private final InternalTopicsCleaner cleaner;
    private final LeftTransactions left;
    private final Succession succession = new Succession();
    private final StallWatch stalls = new StallWatch();

    private Leader leader = Leader.NONE;
    private @Nullable Keeper keeper;
    private @Nullable EpochTimes times;
    private int decided;
    private long decidedAtMs;
    private long lookedAtMs;

    KeeperRun(EpochSettings settings, Registry registry, AppliedRecords applied) {
        this.settings = settings;
        this.epochs = new EpochsReader(settings.kafka(), settings.epochsTopic());
        this.events = new SourceEvents(settings, registry);
        this.decisions = new EpochsWriter(settings.kafka(), settings.epochsTopic(), applied);
        this.cleaner = new InternalTopicsCleaner(settings);
        this.left = new LeftTransactions(settings.application(), settings.kafka());
    }

    /** What the topic says about everything that was decided before. */
    private static final class Before {
        private Optional<KeeperState> state = Optional.empty();
        private final List<Decision> since = new ArrayList<>();

        void apply(EpochsRecord record) {
            if (record instanceof Checkpoint whole) {
                state = Optional.of(whole.state());
                since.clear();
            } else if (record instanceof Decision decision) {
                since.add(decision);
            }
        }
    }

    /** Claims the lead, and learns what earlier leaders have decided. */
    void begin() {
        Before before = new Before();
        epochs.begin();
        read(before, epochs.end());
        do {
            leader = succession.leader().next();
            read(before, decisions.writeAndWait(new Claim(leader)) + 1);
        } while (!succession.leader().equals(leader));
        Keeper successor = keeper(before.state);
        events.beginWithReports(before.state.map(KeeperState::reports).orElse(0L));
        repeat(before.since, successor);
        keeper = successor;
        times = new EpochTimes(settings.observer(), settings.stages().count(), successor.newest());
        events.beginAt(successor.newest());
        writeCheckpoint();
    }

    private void read(Before before, long end) {
        while (epochs.position() < end) {
            for (ConsumerRecord<byte[], byte[]> record : epochs.poll(PATIENCE)) {
                EpochsRecord decoded = EpochsRecord.decode(record.value());
                Succession.Outcome outcome = succession.next(decoded);
                if (outcome == Succession.Outcome.APPLIED) {
                    before.apply(decoded);
                    if (decoded instanceof Checkpoint) {
                        decisions.checkpointRead(record.offset());
                    }
                } else if (outcome == Succession.Outcome.BEGIN_ANEW) {
                    epochs.beginAt(EpochsRecord.checkpointBefore(record.value()));
                    break;
                }
            }
        }
    }

    private Keeper keeper(Optional<KeeperState> state) {
        return new Keeper(
                settings.stages(),
                settings.sources(),
                settings.tables(),
                settings.databases(),
                leader,
                state.orElseGet(() -> Keeper.start(
                        settings.stages(),
                        settings.databases().size(),
                        settings.sources().size())),
                settings.interval().toNanos());
    }

    /** Applies decisions again, each after the reports that came before it. */
    private void repeat(List<Decision> made, Keeper successor) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        int next = 0;
        for (Decision decision : made) {
            while (successor.reports() < decision.reports()) {
                while (next == read.size()) {
                    read.addAll(events.nextReports());
                }
                ConsumerRecord<byte[], byte[]> report = read.get(next);
                next++;
                successor.report(Report.decode(report.value()), report.offset());
            }
            successor.repeat(decision);
        }
        for (ConsumerRecord<byte[], byte[]> report : read.subList(next, read.size())) {
            successor.report(Report.decode(report.value()), report.offset());
        }
    }

    /** Returns true until another instance has claimed the lead, or a decision could not be written. */
    boolean isLeader() {
        decisions.refuseFailure();
        return succession.leader().equals(leader);
    }

    /** Takes in what has come, decides, and waits for more if there is nothing. */
    void step() {
        Keeper mine = current();
        events.take(mine, times());
        long nanos = System.nanoTime();
        mine.decide(nanos).ifPresent(decision -> write(decision, nanos));
        times().look(mine::isDone, nanos);
        long nowMs = System.currentTimeMillis();
        if (nowMs - lookedAtMs > LOOK_MS) {
            lookedAtMs = nowMs;
            look(mine, nowMs);
        }
    }

    private Keeper current() {
        Keeper mine = keeper;
        if (mine == null) {
            throw new IllegalStateException("the lead has not begun");
        }
        return mine;
    }

    private EpochTimes times() {
        EpochTimes mine = times;
        if (mine == null) {
            throw new IllegalStateException("the lead has not begun");
        }
        return mine;
    }

    private void write(Decision decision, long nanos) {
        decisions.write(decision);
        decided++;
        decidedAtMs = System.currentTimeMillis();
        times().decided(decision, nanos, decidedAtMs);
        if (decided >= DECISIONS_PER_CHECKPOINT) {
            writeCheckpoint();
        }
    }

    private void writeCheckpoint() {
        KeeperState state = current().state();
        long checkpoint = decisions.writeAndWait(new Checkpoint(leader, state));
        decided = 0;
        // Readers that begin at the checkpoint have to learn of it, too.
        if (!stalls.stalls().isEmpty()) {
            decisions.write(new Stalls(leader, stalls.stalls()));
        }
        cleaner.clean(checkpoint, state);
    }

    /** What is not worth doing in every step. */
    private void look(Keeper mine, long nowMs) {
        events.resume(mine.intake());
        if (mine.intake().mayLackUnreadable()) {
            mine.intake().lookForUnreadable(events.ends(), nowMs);
        }
        lookForOtherClaims();
        if (mine.isUnderWay() && nowMs - decidedAtMs > LONG_MS) {
            left.look();
        }
        stalls.look(mine.intake().obstacles(), mine.pauses(), nowMs)
                .ifPresent(now -> decisions.write(new Stalls(leader, now)));
    }

    private void lookForOtherClaims() {
        for (ConsumerRecord<byte[], byte[]> record : epochs.poll(Duration.ZERO)) {
            Succession.Outcome unused = succession.next(EpochsRecord.decode(record.value()));
        }
    }

    @Override
    public void close() {
        decisions.close();
        events.close();
        epochs.close();
        cleaner.close();
        left.close();
    }
}
