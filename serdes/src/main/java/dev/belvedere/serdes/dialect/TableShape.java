package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.FieldType;
import dev.belvedere.serdes.column.FieldTypes;
import dev.belvedere.serdes.column.RowWriter;
import dev.belvedere.serdes.column.TextComparison;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A table as the Avro schemas of its topic describe it. Immutable.
 *
 * @param columns the columns that can be read, with their SQL types: those of the value in its schema's order, then those that only the key has
 * @param key the names of the key columns, in key order; empty if the schemas do not name them
 * @param comparisons how texts compare, by column; columns that compare as the engine does are not among them
 * @param unreadable the names of the columns that cannot be read exactly, each with the reason, which completes "the column cannot be read: …"
 */
public record TableShape(
        RowType columns, List<String> key, Map<String, TextComparison> comparisons, Map<String, String> unreadable) {

    public TableShape {
        key = List.copyOf(key);
        comparisons = Map.copyOf(comparisons);
        unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
    }

    /**
     * Describes the table of a topic from its schemas: the value is Debezium's envelope or the row itself; the key, if there is one, is a record of the key
     * columns. A key that is a single value does not name its column.
     *
     * @throws DialectException code {@code unsupported-schema}, if the value is not a row, or if the key names a column that cannot be read from it
     */
    public static TableShape of(Schema value, Optional<Schema> key, EventFormat format) {
        Optional<Envelope> envelope = Envelope.of(value);
        Schema row = envelope.map(Envelope::row).orElseGet(() -> plainRow(value));
        RowWriter writer = envelope.map(Envelope::writer).orElse(RowWriter.PRODUCER);
        Fields fields = new Fields(format);
        row.getFields().stream()
                .filter(field -> envelope.isPresent() || !FlattenedPlan.isMarker(field))
                .forEach(field -> fields.add(field, writer));
        List<Schema.Field> keyFields = key.filter(schema -> schema.getType() == Schema.Type.RECORD)
                .map(Schema::getFields)
                .orElse(List.of());
        keyFields.stream()
                .filter(field -> row.getField(field.name()) == null)
                .forEach(field -> fields.add(field, writer));
        TableShape shape = new TableShape(
                new RowType(fields.columns),
                keyFields.stream().map(Schema.Field::name).toList(),
                fields.comparisons,
                fields.unreadable);
        shape.key.forEach(shape::checkKeyColumn);
        return shape;
    }

    private static Schema plainRow(Schema value) {
        if (value.getType() != Schema.Type.RECORD) {
            throw DialectException.unsupportedSchema(
                    "The value schema is Avro's " + value.getType().getName()
                            + ", not a record: a table's value is a row, or Debezium's envelope around one.");
        }
        return value;
    }

    private void checkKeyColumn(String name) {
        if (unreadable.containsKey(name)) {
            throw DialectException.unsupportedSchema(
                    "The key column " + name + " cannot be read: " + unreadable.get(name) + ".");
        }
    }

    /** Collects what the fields say. */
    private static final class Fields {

        private final EventFormat format;
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, TextComparison> comparisons = new LinkedHashMap<>();
        private final Map<String, String> unreadable = new LinkedHashMap<>();

        private Fields(EventFormat format) {
            this.format = format;
        }

        private void add(Schema.Field field, RowWriter writer) {
            FieldTypes.of(field.schema(), format.declaration(field.name()), writer)
                    .fold(exact -> Optional.of(exact), reason -> {
                        unreadable.put(field.name(), reason.reason());
                        return Optional.<FieldType.Exact>empty();
                    })
                    .ifPresent(exact -> {
                        columns.add(new Column(field.name(), exact.type(), exact.nullable()));
                        if (exact.comparison() != TextComparison.AS_BYTES) {
                            comparisons.put(field.name(), exact.comparison());
                        }
                    });
        }
    }
}
