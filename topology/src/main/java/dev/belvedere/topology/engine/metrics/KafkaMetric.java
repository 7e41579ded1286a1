package dev.belvedere.topology.engine.metrics;

import static dev.belvedere.topology.engine.metrics.Metric.Kind.COUNTER;
import static dev.belvedere.topology.engine.metrics.Metric.Kind.GAUGE;

import java.util.List;

/** Measurements of Kafka's clients and of RocksDB that are shown, each summed up over all stream threads, clients and stores of the instance. */
public enum KafkaMetric implements Metric {
    CONSUMED_RECORDS(
            "belvedere.kafka.consumed.records",
            COUNTER,
            "Records that the stream's consumers have fetched.",
            "consumer-fetch-manager-metrics",
            "records-consumed-total"),
    CONSUMED_BYTES(
            "belvedere.kafka.consumed.bytes",
            COUNTER,
            "Bytes that the stream's consumers have fetched.",
            "consumer-fetch-manager-metrics",
            "bytes-consumed-total"),
    PRODUCED_RECORDS(
            "belvedere.kafka.produced.records",
            COUNTER,
            "Records that the stream's producers have sent, to exchanges and changelogs.",
            "producer-metrics",
            "record-send-total"),
    PRODUCER_ERRORS(
            "belvedere.kafka.producer.errors",
            COUNTER,
            "Records that the stream's producers could not send.",
            "producer-metrics",
            "record-error-total"),
    PRODUCER_RETRIES(
            "belvedere.kafka.producer.retries",
            COUNTER,
            "Records that the stream's producers have sent again.",
            "producer-metrics",
            "record-retry-total"),
    REBALANCES(
            "belvedere.kafka.rebalances",
            COUNTER,
            "Rebalances of the stream's consumer group.",
            "consumer-coordinator-metrics",
            "rebalance-total"),
    FAILED_REBALANCES(
            "belvedere.kafka.rebalances.failed",
            COUNTER,
            "Rebalances of the stream's consumer group that have failed.",
            "consumer-coordinator-metrics",
            "failed-rebalance-total"),
    CONNECTIONS(
            "belvedere.kafka.connections",
            GAUGE,
            "Connections of the stream's consumers to brokers.",
            "consumer-metrics",
            "connection-count"),
    COMMITS("belvedere.stream.commits", COUNTER, "Commits of stream threads.", "stream-thread-metrics", "commit-total"),
    PROCESSED(
            "belvedere.stream.processed.records",
            COUNTER,
            "Records that stream threads have processed.",
            "stream-thread-metrics",
            "process-total"),
    TASKS_CLOSED(
            "belvedere.stream.closed.tasks",
            COUNTER,
            "Tasks that stream threads have closed.",
            "stream-thread-metrics",
            "task-closed-total"),
    STORE_FILES_BYTES(
            "belvedere.rocksdb.files.bytes",
            GAUGE,
            "Size of RocksDB's files on disk.",
            "stream-state-metrics",
            "total-sst-files-size"),
    STORE_KEYS(
            "belvedere.rocksdb.keys",
            GAUGE,
            "Keys in all stores, as RocksDB estimates them.",
            "stream-state-metrics",
            "estimate-num-keys"),
    MEMTABLE_BYTES(
            "belvedere.rocksdb.memtables.bytes",
            GAUGE,
            "Size of RocksDB's write buffers.",
            "stream-state-metrics",
            "size-all-mem-tables"),
    TABLE_READER_BYTES(
            "belvedere.rocksdb.readers.bytes",
            GAUGE,
            "Memory for reading RocksDB's files, beside its block cache.",
            "stream-state-metrics",
            "estimate-table-readers-mem"),
    COMPACTION_BYTES(
            "belvedere.rocksdb.compaction.pending.bytes",
            GAUGE,
            "Bytes that RocksDB has to rewrite to bring its levels down to their sizes.",
            "stream-state-metrics",
            "estimate-pending-compaction-bytes"),
    COMPACTIONS(
            "belvedere.rocksdb.compactions.running",
            GAUGE,
            "Compactions under way.",
            "stream-state-metrics",
            "num-running-compactions"),
    BACKGROUND_ERRORS(
            "belvedere.rocksdb.background.errors",
            GAUGE,
            "Errors of RocksDB's compactions and flushes.",
            "stream-state-metrics",
            "background-errors");

    private final String id;
    private final Kind kind;
    private final String help;
    private final String group;
    private final String name;

    KafkaMetric(String id, Kind kind, String help, String group, String name) {
        this.id = id;
        this.kind = kind;
        this.help = help;
        this.group = group;
        this.name = name;
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
        return List.of();
    }

    /** Returns Kafka's group of the measurement. */
    String group() {
        return group;
    }

    /** Returns Kafka's name of the measurement. */
    String kafkaName() {
        return name;
    }
}
