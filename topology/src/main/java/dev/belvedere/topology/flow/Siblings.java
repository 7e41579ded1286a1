package dev.belvedere.topology.flow;

/** The ingest tasks of a table's other partitions. */
interface Siblings {

    void send(int partition, Truncation truncation);
}
