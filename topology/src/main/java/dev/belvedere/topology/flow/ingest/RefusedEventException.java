package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Table;

/** An event that cannot be taken in, with its coordinates. Carries the code of the underlying reason. */
final class RefusedEventException extends BelvedereException {

    RefusedEventException(Table table, int partition, long offset, BelvedereException reason) {
        super(
                reason.code(),
                "table " + table.name() + ", topic " + table.topic() + ", partition " + partition + ", offset " + offset
                        + ": " + reason.getMessage()
                        + " The engine has stopped before this event, so that no view is wrong; started again, it goes on"
                        + " from there.",
                reason);
    }
}
