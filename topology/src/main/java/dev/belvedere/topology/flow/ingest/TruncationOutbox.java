package dev.belvedere.topology.flow.ingest;

/** The ingest tasks of a table's other partitions. */
public interface TruncationOutbox {

    void send(int partition, Truncation truncation);
}
