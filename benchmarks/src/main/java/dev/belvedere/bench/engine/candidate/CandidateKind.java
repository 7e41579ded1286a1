package dev.belvedere.bench.engine.candidate;

/** The candidates of the comparison. */
public enum CandidateKind {
    /** This engine. */
    BELVEDERE,
    /** The same view on the Kafka Streams DSL. */
    DSL,
    /** The upper bound: a consumer that decodes each event and puts it into RocksDB, and computes nothing. */
    CEILING
}
