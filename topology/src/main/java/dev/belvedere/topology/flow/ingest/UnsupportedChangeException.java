package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;

/** A change that the engine understands but cannot apply exactly. */
final class UnsupportedChangeException extends BelvedereException {

    static final String REPEATED_SNAPSHOT = "repeated-snapshot";

    private static final String DECLARE =
            "If all events of a row are in one partition all the same, declare" + " partitioner: custom for the table.";

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

    static UnsupportedChangeException readBeforeTruncate() {
        return new UnsupportedChangeException(
                "read-before-truncate",
                "an incremental snapshot has read the row, which is not known here, and the table was truncated since the"
                        + " snapshot's last rows: the connector also sends rows that it has read before the TRUNCATE. Set"
                        + " on-bad-event: set-aside for the table; then skip the dead letters of rows that the table does"
                        + " not have, and repair the others.");
    }

    static UnsupportedChangeException repeatedSnapshot(boolean afterChanges) {
        return new UnsupportedChangeException(
                REPEATED_SNAPSHOT,
                "the row is of a new snapshot of the whole table, and the topic has "
                        + (afterChanges ? "changes" : "rows of another snapshot")
                        + " from before it: rows that were deleted in between are in neither. Write the table to a new topic"
                        + " (connector: topic.prefix), or, if you know that there are no such rows, declare"
                        + " repeated-snapshot: taken-in for the table. An incremental snapshot needs neither.");
    }

    static UnsupportedChangeException unknownValue(String column) {
        return new UnsupportedChangeException(
                "unknown-value",
                "column " + column + " was left out of the event because it did not change, and the row is not known"
                        + " here: its key changed, or its last event is not in the topic any more. Set REPLICA IDENTITY FULL"
                        + " for the table.");
    }

    static UnsupportedChangeException valueSetAside(String column) {
        return new UnsupportedChangeException(
                "unknown-value",
                "column " + column
                        + " may have been left out of the event because it did not change, and an earlier event of"
                        + " the row was set aside, so that its value is not known here. Let the database send the whole row:"
                        + " change the column, or take an incremental snapshot of the row.");
    }

    static UnsupportedChangeException untoldValue(String column) {
        return new UnsupportedChangeException(
                "unknown-value",
                "column " + column
                        + " had a value and is NULL in this update, which its connector also sends for a large"
                        + " value of this type that did not change. For bytes as text set binary.handling.mode to bytes; for"
                        + " other types set REPLICA IDENTITY FULL for the table and declare nulls: kept for the column.");
    }

    static UnsupportedChangeException missingRecordKey() {
        return new UnsupportedChangeException(
                "missing-record-key",
                "the event has no record key, and its topic has several partitions: the row's other events may be in others,"
                        + " and it would count twice. Send the key columns as the record's key (connector:"
                        + " message.key.columns, or the transformation ValueToKey), or give the topic one partition. "
                        + DECLARE);
    }

    static UnsupportedChangeException foreignPartition() {
        return new UnsupportedChangeException(
                "foreign-partition",
                "the event is in a partition where neither Java's producers nor librdkafka's would have put its key together"
                        + " with those before it: partitions were added, or producers with different partitioners write to"
                        + " the topic, and a row may count twice. Write the table to a new topic. "
                        + DECLARE);
    }

    static UnsupportedChangeException keySchemaChanged(int before, int now) {
        return new UnsupportedChangeException(
                "key-schema-changed",
                "the event's key has schema id " + now + ", and those before it had " + before
                        + ": the id is a part of the bytes by which producers choose a partition, so that new events of a row"
                        + " may be in another partition than its old ones, and the row would count twice. Take a new snapshot"
                        + " into a new topic. " + DECLARE);
    }
}
