package dev.belvedere.serdes.dialect;

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
 * @param columns the columns that can be read, with their SQL types, in the schema's order
 * @param key the names of the key columns, in key order; empty if the schemas do not name them
 * @param unreadable the names of the columns that cannot be read exactly, each with the reason, which completes "the column cannot be read: …"
 */
public record TableShape(RowType columns, List<String> key, Map<String, String> unreadable) {

    public TableShape {
        key = List.copyOf(key);
        unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
    }

    /**
     * Describes the table of a topic from its schemas: the value is Debezium's envelope or the row itself; the key, if there is one, is a record of the key
     * columns. A key that is a single value does not name its column.
     *
     * @throws DialectException code {@code unsupported-schema}, if the value is not a row, or if the key names a column that cannot be read from it
     */
    public static TableShape of(Schema value, Optional<Schema> key) {
        List<Column> columns = new ArrayList<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        for (Schema.Field field : rowSchema(value).getFields()) {
            FieldTypes.of(field.schema())
                    .fold(exact -> Optional.of(new Column(field.name(), exact.type(), exact.nullable())), reason -> {
                        unreadable.put(field.name(), reason.reason());
                        return Optional.<Column>empty();
                    })
                    .ifPresent(columns::add);
        }
        TableShape shape = new TableShape(
                new RowType(columns), key.map(TableShape::keyNames).orElse(List.of()), unreadable);
        shape.key.forEach(shape::checkKeyColumn);
        return shape;
    }

    private static Schema rowSchema(Schema value) {
        return Envelope.of(value).map(Envelope::row).orElseGet(() -> {
            if (value.getType() != Schema.Type.RECORD) {
                throw DialectException.unsupportedSchema(
                        "The value schema is Avro's " + value.getType().getName()
                                + ", not a record: a table's value is a row, or Debezium's envelope around one.");
            }
            return value;
        });
    }

    private static List<String> keyNames(Schema key) {
        return key.getType() == Schema.Type.RECORD
                ? key.getFields().stream().map(Schema.Field::name).toList()
                : List.of();
    }

    private void checkKeyColumn(String name) {
        if (unreadable.containsKey(name)) {
            throw DialectException.unsupportedSchema(
                    "The key column " + name + " cannot be read: " + unreadable.get(name) + ".");
        }
        if (columns.indexOf(name) < 0) {
            throw DialectException.unsupportedSchema("The key column " + name
                    + " is not a column of the value, which has " + columns.names() + ": send it in the value too.");
        }
    }
}
