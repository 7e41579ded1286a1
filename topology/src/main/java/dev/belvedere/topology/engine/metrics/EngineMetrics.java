package dev.belvedere.topology.engine.metrics;

import dev.belvedere.topology.engine.freshness.HydrationTracker;
import dev.belvedere.topology.engine.freshness.SourceLag;
import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.epoch.Gates;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Shows the state of an instance, which is looked at when it is asked for. */
public final class EngineMetrics {

    private static final double PERCENT = 100;
    private static final double MS_PER_SECOND = 1_000;

    private final Meters meters;

    public EngineMetrics(Meters meters) {
        this.meters = meters;
    }

    /** Shows whether the stream runs, and what is hydrated. */
    public void bind(BooleanSupplier running, HydrationTracker hydration) {
        meters.gauge(EngineMetric.RUNNING, () -> running.getAsBoolean() ? 1 : 0);
        meters.gauge(
                EngineMetric.HYDRATED,
                () -> hydration.status(System.currentTimeMillis()).hydratedPercent() / PERCENT);
    }

    /** Shows how far the instance is behind its sources, and what stands still. */
    public void bind(SourceLag lag, Gates gates, List<String> tables) {
        for (String database : lag.databases()) {
            meters.gauge(EngineMetric.STALENESS, () -> lag.ms(database) / MS_PER_SECOND, database);
            meters.gauge(EngineMetric.LAG_EVENTS, () -> lag.events(database), database);
            meters.gauge(
                    EngineMetric.STALLED,
                    () -> gates.stalls().stream()
                                    .anyMatch(stall -> stall.database().equals(database))
                            ? 1
                            : 0,
                    database);
        }
        for (String table : tables) {
            meters.gauge(
                    EngineMetric.INCOMPLETE_ROWS, () -> lag.incompleteRows().getOrDefault(table, 0L), table);
        }
    }

    /** Shows the replicas and the snapshots that they keep. */
    public void bind(LocalReplicas replicas, KeptEpochs kept) {
        for (Role role : Role.values()) {
            meters.gauge(EngineMetric.REPLICAS, () -> replicas.count(role), role.text());
        }
        meters.gauge(EngineMetric.RESTORING, replicas::restoring);
        meters.counted(EngineMetric.RESTORED, replicas::restoredRecords);
        meters.gauge(
                EngineMetric.EPOCH,
                () -> kept.newest().map(KeptEpochs.Kept::number).orElse(0L));
        meters.gauge(EngineMetric.SNAPSHOTS, kept::count);
        meters.gauge(EngineMetric.SNAPSHOT_BYTES, replicas::snapshotBytes);
    }
}
