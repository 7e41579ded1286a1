package dev.belvedere.bench.contestant;

/** Who takes part in a comparison. */
public enum Kind {
    /** This engine. */
    BELVEDERE,
    /** The same view as a program for the Kafka Streams DSL. */
    DSL,
    /** A consumer that decodes each event and puts it into RocksDB, and computes nothing. */
    CEILING
}
