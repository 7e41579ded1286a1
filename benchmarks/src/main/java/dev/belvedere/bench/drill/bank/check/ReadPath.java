package dev.belvedere.bench.drill.bank.check;

import java.util.Locale;

/** The ways in which the bank's views are read. */
public enum ReadPath {
    /** One row by its key. */
    ROW,
    /** Several rows of one shard, in one request. */
    KEYS_OF_ONE_SHARD,
    /** Several rows of several shards, in one request. */
    KEYS,
    /** All rows of a view, in pages. */
    SCAN,
    /** Rows by an index, in pages. */
    INDEX,
    /** Rows of two views, by two requests for one snapshot. */
    SNAPSHOT,
    /** Server-sent events. */
    EVENTS;

    /** The name in figures. */
    public String figure() {
        return name().toLowerCase(Locale.ROOT);
    }
}
