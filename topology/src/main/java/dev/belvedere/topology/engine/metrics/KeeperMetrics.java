package dev.belvedere.topology.engine.metrics;

import dev.belvedere.topology.engine.epochs.EpochObserver;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the keeper measures. All of it is 0 on instances that do not lead. */
public final class KeeperMetrics implements EpochObserver {

    private static final List<Duration> AGES = Stream.of(
                    5, 10, 20, 30, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toList();

    private static final List<Duration> TIMES = Stream.of(
                    1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toList();

    private final List<Timer> stages;
    private final Timer epochs;
    private final List<Timer> freshness;
    private final Timer freshnessWithoutDatabase;
    private final List<Counter> transactions;
    private final List<Counter> events;
    private volatile boolean leads;

    /** @param tables the names of the tables, by number */
    public KeeperMetrics(
            Meters meters, int stageCount, Sources sources, List<String> tables, List<SourceDatabase> databases) {
        this.stages = IntStream.range(0, stageCount)
                .mapToObj(stage -> meters.timer(EngineMetric.STAGE_DURATION, TIMES, Integer.toString(stage)))
                .toList();
        this.epochs = meters.timer(EngineMetric.EPOCH_DURATION, TIMES);
        this.freshness = databases.stream()
                .map(database -> meters.timer(EngineMetric.FRESHNESS, AGES, database.name()))
                .toList();
        this.freshnessWithoutDatabase = meters.timer(EngineMetric.FRESHNESS, AGES, "");
        this.transactions = databases.stream()
                .map(database -> meters.counter(EngineMetric.TRANSACTIONS, database.name()))
                .toList();
        this.events = sources.partitions().stream()
                .map(source -> meters.counter(EngineMetric.EVENTS, tables.get(source.table())))
                .toList();
        meters.gauge(EngineMetric.KEEPER, () -> leads ? 1 : 0);
    }

    @Override
    public void leads(boolean now) {
        leads = now;
    }

    @Override
    public void stageTook(int stage, Duration time) {
        stages.get(stage).record(time);
    }

    @Override
    public void epochTook(Duration time) {
        epochs.record(time);
    }

    @Override
    public void transactionVisible(int database, Duration age) {
        freshness.get(database).record(age);
        transactions.get(database).increment();
    }

    @Override
    public void eventVisible(Duration age) {
        freshnessWithoutDatabase.record(age);
    }

    @Override
    public void taken(int source, long offsets) {
        events.get(source).increment((double) offsets);
    }
}
