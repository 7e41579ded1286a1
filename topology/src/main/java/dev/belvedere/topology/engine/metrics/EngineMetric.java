package dev.belvedere.topology.engine.metrics;

import static dev.belvedere.topology.engine.metrics.Metric.Kind.COUNTER;
import static dev.belvedere.topology.engine.metrics.Metric.Kind.GAUGE;
import static dev.belvedere.topology.engine.metrics.Metric.Kind.HISTOGRAM;

import java.util.List;

/** The metrics of the engine itself. */
public enum EngineMetric implements Metric {
    FRESHNESS(
            "belvedere.freshness",
            HISTOGRAM,
            "Time from a transaction's commit in the source database until all views show it. Measured by the keeper, once a transaction;"
                    + " for tables that are in no database, from the record's timestamp, once a poll.",
            "database"),
    TRANSACTIONS(
            "belvedere.transactions",
            COUNTER,
            "Transactions of a source database that have become visible. Counted by the keeper.",
            "database"),
    EVENTS(
            "belvedere.events",
            COUNTER,
            "Offsets of the table's topic that have become visible. Counted by the keeper.",
            "table"),
    EPOCH_DURATION(
            "belvedere.epoch.duration",
            HISTOGRAM,
            "Time from the beginning of an epoch until it is visible. Measured by the keeper."),
    STAGE_DURATION(
            "belvedere.stage.duration",
            HISTOGRAM,
            "Time that a stage takes to process an epoch, on all instances. Measured by the keeper.",
            "stage"),
    KEEPER("belvedere.keeper", GAUGE, "1 on the instance that keeps the epochs, 0 on the others."),
    EPOCH("belvedere.epoch", GAUGE, "Number of the newest epoch that this instance shows."),
    STALENESS(
            "belvedere.staleness.seconds",
            GAUGE,
            "Age of the oldest event of the database's tables that is known and not visible on this instance; 0 if there is none.",
            "database"),
    LAG_EVENTS(
            "belvedere.lag.events",
            GAUGE,
            "Offsets of the topics of the database's tables that are not visible on this instance.",
            "database"),
    STALLED(
            "belvedere.stalled",
            GAUGE,
            "1 while nothing newer of the database becomes visible, because a transaction is not complete or an event cannot be taken in;"
                    + " GET /v1/sources says why.",
            "database"),
    INCOMPLETE_ROWS(
            "belvedere.incomplete.rows",
            GAUGE,
            "Rows of the table that lack an event which is in the topic of dead letters.",
            "table"),
    HYDRATED(
            "belvedere.hydrated.ratio",
            GAUGE,
            "Share of what the table topics contained at the start that is visible; 1 once all views are hydrated."),
    RUNNING("belvedere.stream.running", GAUGE, "1 while the stream runs, 0 once it has failed or was stopped."),
    REPLICAS("belvedere.replicas", GAUGE, "Replicas of shards on this instance that can be read.", "role"),
    RESTORING("belvedere.replicas.restoring", GAUGE, "Replicas on this instance that are being restored."),
    RESTORED("belvedere.restored.records", COUNTER, "Records that active replicas have restored from changelogs."),
    SNAPSHOTS("belvedere.snapshots", GAUGE, "Snapshots that this instance keeps."),
    SNAPSHOT_BYTES("belvedere.snapshots.bytes", GAUGE, "Memory for the records of snapshots that are not the newest.");

    private final String id;
    private final Kind kind;
    private final String help;
    /** The names, with blanks between them. */
    private final String labels;

    EngineMetric(String id, Kind kind, String help, String... labels) {
        this.id = id;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }
}
