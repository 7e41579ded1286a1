package dev.belvedere.topology.flow;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Table;

/** A change that the engine understands but cannot apply: going on would leave the views wrong. */
final class UnsupportedChangeException extends BelvedereException {

    UnsupportedChangeException(Table table, int partition, long offset) {
        super(
                "truncate-unsupported",
                "table " + table.name() + " was truncated (topic " + table.topic() + ", partition " + partition
                        + ", offset "
                        + offset
                        + "), and TRUNCATE cannot be applied to its views. Use DELETE, which sends one event per row,"
                        + " or leave skipped.operations of the connector at its default.",
                null);
    }
}
