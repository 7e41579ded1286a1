package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;

/** A change that the engine understands but cannot apply exactly. */
final class UnsupportedChangeException extends BelvedereException {

    private UnsupportedChangeException(String code, String message) {
        super(code, message, null);
    }

    static UnsupportedChangeException truncateWithoutPosition() {
        return new UnsupportedChangeException(
                "truncate-unsupported",
                "the table was truncated, and the event does not tell at which position in the database's log: which rows"
                        + " of the topic's other partitions were before it cannot be known. Use DELETE, leave"
                        + " skipped.operations of the connector at its default, or give the topic one partition.");
    }

    static UnsupportedChangeException unknownValue(String column) {
        return new UnsupportedChangeException(
                "unknown-value",
                "column " + column + " was left out of the event because it did not change, and the row is not known"
                        + " here: its key changed, or its last event is not in the topic any more. Set REPLICA IDENTITY FULL"
                        + " for the table.");
    }

    static UnsupportedChangeException missingColumn(String column) {
        return new UnsupportedChangeException(
                "missing-column",
                "column " + column
                        + " is used by a view, and the event's schema does not have it: the column was dropped"
                        + " or renamed. Bring it back, or change the views that use it and start again.");
    }
}
