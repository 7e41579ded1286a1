package dev.belvedere.topology.flow.ingest;

/** Says what to do about an event that cannot be taken in, by the code of the reason, as {@code docs/events.md} does. */
final class BadEventRemedy {

    private BadEventRemedy() {}

    static String of(String code) {
        return switch (code) {
            case "corrupt-frame", "missing-row", "unreadable-event" -> "Repair the producer.";
            case "not-avro" -> "Give the producer an Avro serializer.";
            case "unknown-schema" -> "Register the schema under this id again.";
            case "unsupported-schema" -> "Send rows, or Debezium's envelope.";
            case "incompatible-schema" ->
                "Change the type back, or restart the engine so that it plans with the new one.";
            case "inexact-value" -> "Send a value that the column's type can hold exactly, or widen the column.";
            case "missing-key" ->
                "Send the key columns in key or value; for deletes, give the table a primary key or set message.key.columns.";
            case "missing-record-key" -> "Send the key columns as the record's key.";
            case "foreign-partition", "key-schema-changed" ->
                "Write the table to a new topic, or declare partitioner: custom.";
            case "missing-column" ->
                "Bring the column back, take a new snapshot, or change the views. If PostgreSQL generates the column, its stream of "
                        + "changes leaves it out: compute it in the views.";
            case "unknown-value" -> "Set REPLICA IDENTITY FULL, and take a new snapshot of the row.";
            case "read-before-truncate" -> "Skip it if the table does not have the row; replay it if it has.";
            case "repeated-snapshot" ->
                "Write the table to a new topic, or declare repeated-snapshot: taken-in if no row was deleted in between.";
            case "truncate-unsupported" ->
                "Use DELETE, leave skipped.operations at its default, or give the topic one partition.";
            default -> "See the reason.";
        };
    }
}
