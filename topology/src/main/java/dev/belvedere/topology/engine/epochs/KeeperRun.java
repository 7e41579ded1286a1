package dev.belvedere.topology.engine.epochs;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.registry.RegistryException;
import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.serdes.transaction.TransactionEndReader;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import dev.belvedere.topology.epoch.EpochsRecord.Claim;
import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Stalls;
import dev.belvedere.topology.epoch.Intake;
import dev.belvedere.topology.epoch.Keeper;
import dev.belvedere.topology.epoch.KeeperState;
import dev.belvedere.topology.epoch.Leader;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Succession;
import dev.belvedere.topology.flow.ingest.EventCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One period in which this instance keeps the epochs. It reads the table topics itself, beside the stream threads that process them: what it takes from an event is only
 * to which transaction it belongs, and whether it can be read. Used by one thread.
 */
final class KeeperRun implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(50);
    /** Events that have to wait for the end of an epoch are fetched this often: a fetch for each of them would keep the broker busy. */
    private static final Duration EVENTS = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int DECISIONS_PER_CHECKPOINT = 1_000;
    private static final int MOST_RUNS = 200_000;
    private static final long LOOK_MS = 1_000;
    /** An epoch that takes longer may be held up by an instance that is gone. */
    private static final long LONG_MS = 1_000;

    private final EpochSettings settings;
    private final TopicPartition reports;
    private final EpochsReader epochs;
    private final KafkaConsumer<byte[], byte[]> events;
    private final EpochsWriter decisions;
    private final MembershipReader memberships;
    private final TransactionEndReader ends;
    private final Map<String, EventCheck> checks = new HashMap<>();
    private final InternalTopicsCleaner cleaner;
    private final LeftTransactions left;
    private final Map<TopicPartition, Integer> sourceNumbers = new HashMap<>();
    private final Map<TopicPartition, Integer> databaseNumbers = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Succession succession = new Succession();
    private final StallWatch stalls = new StallWatch();

    private Leader leader = Leader.NONE;
    private @Nullable Keeper keeper;
    private @Nullable EpochTimes times;
    private long eventsAt;
    private boolean fetchesReportsAlone;
    private int decided;
    private long decidedAtMs;
    private long lookedAtMs;

    KeeperRun(EpochSettings settings, Registry registry) {
        this.settings = settings;
        this.reports = new TopicPartition(settings.reportsTopic(), 0);
        this.epochs = new EpochsReader(settings.kafka(), settings.epochsTopic());
        this.events = EpochClients.reader(settings.kafka());
        this.decisions = new EpochsWriter(settings.kafka(), settings.epochsTopic());
        this.memberships = new MembershipReader(registry);
        this.ends = new TransactionEndReader(registry);
        settings.checked()
                .forEach(ingest -> checks.put(
                        ingest.table().topic(), new EventCheck(ingest, partitions(ingest.table()), registry)));
        this.cleaner = new InternalTopicsCleaner(settings);
        this.left = new LeftTransactions(settings.application(), settings.kafka());
        for (Sources.Source source : settings.sources().partitions()) {
            sourceNumbers.put(new TopicPartition(source.topic(), source.partition()), sourceNumbers.size());
        }
        settings.databases()
                .forEach(database ->
                        databaseNumbers.put(new TopicPartition(database.transactions(), 0), databaseNumbers.size()));
    }

    private int partitions(Table table) {
        return Math.toIntExact(settings.sources().partitions().stream()
                .filter(source -> source.topic().equals(table.topic()))
                .count());
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
        events.assign(List.of(reports));
        seek(reports, before.state.map(KeeperState::reports).orElse(0L));
        repeat(before.since, successor);
        keeper = successor;
        times = new EpochTimes(settings.observer(), settings.stages().count(), successor.newest());
        assignSources(successor);
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
                    read.addAll(events.poll(PATIENCE).records(reports));
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

    private void assignSources(Keeper of) {
        long next = events.position(reports);
        Position position = of.newest();
        learnKeys(position);
        List<TopicPartition> all = new ArrayList<>(sourceNumbers.keySet());
        all.addAll(databaseNumbers.keySet());
        all.add(reports);
        events.assign(all);
        seek(reports, next);
        sourceNumbers.forEach((partition, source) -> seek(partition, position.reached()[source]));
        databaseNumbers.forEach((partition, database) -> seek(partition, position.ended()[database]));
    }

    /** Learns how keys are written from events that were taken in before. */
    private void learnKeys(Position position) {
        List<TopicPartition> checked = sourceNumbers.keySet().stream()
                .filter(partition -> checks.containsKey(partition.topic()))
                .toList();
        FirstEvents.of(events, checked).forEach((partition, first) -> {
            long reached = position.reached()[Objects.requireNonNull(sourceNumbers.get(partition))];
            if (first.key() != null && first.offset() < reached) {
                Objects.requireNonNull(checks.get(partition.topic())).begin(partition.partition(), first.key());
            }
        });
    }

    private void seek(TopicPartition partition, long offset) {
        if (offset == 0) {
            events.seekToBeginning(List.of(partition));
        } else {
            events.seek(partition, offset);
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
        ConsumerRecords<byte[], byte[]> records = poll(mine);
        for (TopicPartition partition : records.partitions()) {
            take(partition, records.records(partition), mine);
        }
        sourceNumbers.forEach((partition, source) -> mine.intake().polled(source, events.position(partition)));
        long nanos = System.nanoTime();
        mine.decide(nanos).ifPresent(this::write);
        times().look(mine::isDone, nanos);
        long nowMs = System.currentTimeMillis();
        if (nowMs - lookedAtMs > LOOK_MS) {
            lookedAtMs = nowMs;
            look(mine, nowMs);
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Keeper mine) {
        long sinceEvents = System.nanoTime() - eventsAt;
        fetchReportsAlone(!mine.isDone(0) && sinceEvents < EVENTS.toNanos());
        if (fetchesReportsAlone) {
            return events.poll(EVENTS.minusNanos(sinceEvents));
        }
        ConsumerRecords<byte[], byte[]> records = events.poll(mine.isWaitingForTime() ? settings.interval() : IDLE);
        eventsAt = System.nanoTime();
        return records;
    }

    private void fetchReportsAlone(boolean alone) {
        if (alone != fetchesReportsAlone) {
            fetchesReportsAlone = alone;
            Set<TopicPartition> others = new HashSet<>(events.assignment());
            others.remove(reports);
            if (alone) {
                events.pause(others);
            } else {
                others.removeAll(paused);
                events.resume(others);
            }
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

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Keeper mine) {
        Integer source = sourceNumbers.get(partition);
        Integer database = databaseNumbers.get(partition);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (source != null) {
                takeEvent(source, record, mine.intake());
            } else if (database != null) {
                ends.read(record.value()).ifPresent(end -> {
                    mine.intake().ended(database, record.offset(), end);
                    times().transaction(database, record.offset(), end.committedAtMs());
                });
            } else {
                mine.report(Report.decode(record.value()), record.offset());
            }
        }
        if (source != null && !mine.intake().hasTransactions(source) && !records.isEmpty()) {
            ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
            times().events(source, last.offset(), last.timestamp());
        }
        if (source != null && mine.intake().waiting(source) > MOST_RUNS && paused.add(partition)) {
            events.pause(List.of(partition));
        }
    }

    private void takeEvent(int source, ConsumerRecord<byte[], byte[]> record, Intake intake) {
        Membership membership = membership(record, intake.hasTransactions(source));
        Optional<BadEvent> bad = Optional.ofNullable(checks.get(record.topic()))
                .flatMap(check -> check.check(
                        record.partition(), record.offset(), record.key(), record.value(), System.currentTimeMillis()));
        if (bad.isPresent()) {
            intake.barred(source, record.offset(), membership, bad.get());
        } else {
            intake.event(source, record.offset(), membership);
        }
    }

    /** An event that cannot be read is of a transaction that cannot be known: the ingest of its table says what is wrong with it. */
    private Membership membership(ConsumerRecord<byte[], byte[]> record, boolean inTransactions) {
        if (!inTransactions) {
            return Membership.NONE;
        }
        try {
            return memberships.read(record.value());
        } catch (RegistryException e) {
            if (e.isOfTheRegistry()) {
                throw e;
            }
            return Membership.UNREADABLE;
        } catch (BelvedereException unreadable) {
            return Membership.UNREADABLE;
        }
    }

    private void write(Decision decision) {
        decisions.write(decision);
        decided++;
        decidedAtMs = System.currentTimeMillis();
        times().decided(decision, System.nanoTime(), decidedAtMs);
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
        paused.removeIf(partition -> {
            boolean resumed =
                    mine.intake().waiting(Objects.requireNonNull(sourceNumbers.get(partition))) < MOST_RUNS / 2;
            if (resumed && !fetchesReportsAlone) {
                events.resume(List.of(partition));
            }
            return resumed;
        });
        if (mine.intake().mayLackUnreadable()) {
            mine.intake().lookForUnreadable(ends(), nowMs);
        }
        lookForOtherClaims();
        if (mine.isUnderWay() && nowMs - decidedAtMs > LONG_MS) {
            left.look();
        }
        stalls.look(mine.intake().obstacles(), mine.pauses(), nowMs)
                .ifPresent(now -> decisions.write(new Stalls(leader, now)));
    }

    /** Returns where the tables' topics end now, by source. */
    private Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        events.endOffsets(sourceNumbers.keySet())
                .forEach((partition, end) -> ends.put(Objects.requireNonNull(sourceNumbers.get(partition)), end));
        return ends;
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
