package dev.belvedere.topology.flow.ingest;

/** Accepts TRUNCATE messages to the ingest tasks of a table's partitions. */
public interface TruncationOutbox {

    void send(int partition, Truncation truncation);
}
