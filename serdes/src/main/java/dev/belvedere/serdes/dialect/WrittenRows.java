package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.RowWriter;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * The rows of one schema.
 *
 * @param schema of the rows themselves, without an envelope
 * @param later the schemas of the topic's rows that were registered later
 */
record WrittenRows(Schema schema, RowWriter writer, EventFormat format, Supplier<List<Schema>> later) {}
