package dev.belvedere.serdes.column;

/** Who wrote a row, as far as its schema tells. */
public enum RowWriter {
    /** Debezium's PostgreSQL connector. */
    POSTGRES,
    /** Debezium's connector of another database, whose texts compare by collations that may ignore case and accents. */
    OTHER_DATABASE,
    /** A producer of plain rows, or a connector whose envelope was removed. */
    PRODUCER
}
