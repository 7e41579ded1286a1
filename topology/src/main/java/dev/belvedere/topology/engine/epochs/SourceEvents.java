package dev.belvedere.topology.engine.epochs;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.registry.RegistryException;
import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.serdes.transaction.TransactionEndReader;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Intake;
import dev.belvedere.topology.epoch.Keeper;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.Sources;
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

/**
 * What the leader takes in: the events of the tables, the ends of transactions, and the reports of shards. It reads the table topics itself, beside the stream threads that
 * process them: what it takes from an event is only to which transaction it belongs, and whether it can be read. Used by one thread.
 */
final class SourceEvents implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(50);
    /** Events that have to wait for the end of an epoch are fetched this often: a fetch for each of them would keep the broker busy. */
    private static final Duration EVENTS = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int MOST_RUNS = 200_000;

    private final EpochSettings settings;
    private final TopicPartition reports;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final MembershipReader memberships;
    private final TransactionEndReader ends;
    private final Map<String, EventCheck> checks = new HashMap<>();
    private final Map<TopicPartition, Integer> sourceNumbers = new HashMap<>();
    private final Map<TopicPartition, Integer> databaseNumbers = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    private long eventsAt;
    private boolean fetchesReportsAlone;

    SourceEvents(EpochSettings settings, Registry registry) {
        this.settings = settings;
        this.reports = new TopicPartition(settings.reportsTopic(), 0);
        this.consumer = EpochClients.reader(settings.kafka());
        this.memberships = new MembershipReader(registry);
        this.ends = new TransactionEndReader(registry);
        settings.checked()
                .forEach(ingest -> checks.put(
                        ingest.table().topic(), new EventCheck(ingest, partitions(ingest.table()), registry)));
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

    /** Reads nothing but reports, from an offset on. */
    void beginWithReports(long offset) {
        consumer.assign(List.of(reports));
        seek(reports, offset);
    }

    /** Returns the next reports, after some time also none. */
    List<ConsumerRecord<byte[], byte[]>> nextReports() {
        return consumer.poll(PATIENCE).records(reports);
    }

    /** Goes on with the reports, and reads everything else from a position on. */
    void beginAt(Position position) {
        long next = consumer.position(reports);
        learnKeys(position);
        List<TopicPartition> all = new ArrayList<>(sourceNumbers.keySet());
        all.addAll(databaseNumbers.keySet());
        all.add(reports);
        consumer.assign(all);
        seek(reports, next);
        sourceNumbers.forEach((partition, source) -> seek(partition, position.reached()[source]));
        databaseNumbers.forEach((partition, database) -> seek(partition, position.ended()[database]));
    }

    /** Learns how keys are written from events that were taken in before. */
    private void learnKeys(Position position) {
        List<TopicPartition> checked = sourceNumbers.keySet().stream()
                .filter(partition -> checks.containsKey(partition.topic()))
                .toList();
        FirstEvents.of(consumer, checked).forEach((partition, first) -> {
            long reached = position.reached()[Objects.requireNonNull(sourceNumbers.get(partition))];
            if (first.key() != null && first.offset() < reached) {
                Objects.requireNonNull(checks.get(partition.topic())).begin(partition.partition(), first.key());
            }
        });
    }

    private void seek(TopicPartition partition, long offset) {
        if (offset == 0) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    /** Gives the keeper what has come, and waits a little if that is nothing. */
    void take(Keeper keeper, EpochTimes times) {
        ConsumerRecords<byte[], byte[]> records = poll(keeper);
        for (TopicPartition partition : records.partitions()) {
            take(partition, records.records(partition), keeper, times);
        }
        sourceNumbers.forEach((partition, source) -> keeper.intake().polled(source, consumer.position(partition)));
    }

    private ConsumerRecords<byte[], byte[]> poll(Keeper keeper) {
        long sinceEvents = System.nanoTime() - eventsAt;
        fetchReportsAlone(!keeper.isDone(0) && sinceEvents < EVENTS.toNanos());
        if (fetchesReportsAlone) {
            return consumer.poll(EVENTS.minusNanos(sinceEvents));
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(keeper.isWaitingForTime() ? settings.interval() : IDLE);
        eventsAt = System.nanoTime();
        return records;
    }

    private void fetchReportsAlone(boolean alone) {
        if (alone != fetchesReportsAlone) {
            fetchesReportsAlone = alone;
            Set<TopicPartition> others = new HashSet<>(consumer.assignment());
            others.remove(reports);
            if (alone) {
                consumer.pause(others);
            } else {
                others.removeAll(paused);
                consumer.resume(others);
            }
        }
    }

    private void take(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Keeper keeper, EpochTimes times) {
        Integer source = sourceNumbers.get(partition);
        Integer database = databaseNumbers.get(partition);
        if (source != null) {
            takeEvents(source, partition, records, keeper.intake(), times);
        } else if (database != null) {
            takeEnds(database, records, keeper.intake(), times);
        } else {
            records.forEach(record -> keeper.report(Report.decode(record.value()), record.offset()));
        }
    }

    private void takeEvents(
            int source,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Intake intake,
            EpochTimes times) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            takeEvent(source, record, intake);
        }
        if (!intake.hasTransactions(source)) {
            ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
            times.events(source, last.offset(), last.timestamp());
        }
        if (intake.waiting(source) > MOST_RUNS && paused.add(partition)) {
            consumer.pause(List.of(partition));
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

    private void takeEnds(int database, List<ConsumerRecord<byte[], byte[]>> records, Intake intake, EpochTimes times) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ends.read(record.value()).ifPresent(end -> {
                intake.ended(database, record.offset(), end);
                times.transaction(database, record.offset(), end.committedAtMs());
            });
        }
    }

    /** Reads on in partitions of which too many transactions waited, if fewer do now. */
    void resume(Intake intake) {
        paused.removeIf(partition -> {
            boolean resumed = intake.waiting(Objects.requireNonNull(sourceNumbers.get(partition))) < MOST_RUNS / 2;
            if (resumed && !fetchesReportsAlone) {
                consumer.resume(List.of(partition));
            }
            return resumed;
        });
    }

    /** Returns where the tables' topics end now, by source. */
    Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(sourceNumbers.keySet())
                .forEach((partition, end) -> ends.put(Objects.requireNonNull(sourceNumbers.get(partition)), end));
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
