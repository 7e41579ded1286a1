package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.DefaultValues;
import dev.belvedere.serdes.column.FieldTypes;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns that a row's schema lacks, by the versions of the schema that follow. A column that was added later has the default it was added with, as in
 * PostgreSQL; one that was renamed is found by Avro's aliases. A column that no later version has was dropped, or the connector does not send it: such a row is
 * refused when it comes.
 */
final class AddedColumns {

    private final Column column;
    private final WrittenRows rows;

    private AddedColumns(Column column, WrittenRows rows) {
        this.column = column;
        this.rows = rows;
    }

    static ColumnPlan plan(Column column, WrittenRows rows) {
        try {
            return new AddedColumns(column, rows)
                    .plan(column.name(), rows.later().get());
        } catch (DialectException refusal) {
            return (record, key) -> {
                throw refusal;
            };
        }
    }

    private ColumnPlan plan(String name, List<Schema> later) {
        Optional<Schema.Field> renamed = aliased(rows.schema(), name);
        if (renamed.isPresent()) {
            return SentColumn.of(column, renamed.get(), rows);
        }
        Schema before = rows.schema();
        for (int version = 0; version < later.size(); version++) {
            Schema schema = later.get(version);
            Schema.Field added = schema.getField(name);
            if (added != null) {
                return plan(added, before, schema, later.subList(0, version));
            }
            before = schema;
        }
        throw DialectException.missingColumn("column " + name
                + " is used by a view, and the event's schema does not have it: the column was dropped or renamed, or it"
                + " is a generated column, which PostgreSQL's log leaves out. Bring it back, or change the views that use it"
                + " and start again.");
    }

    private ColumnPlan plan(Schema.Field added, Schema before, Schema after, List<Schema> between) {
        for (String alias : added.aliases()) {
            if (before.getField(alias) != null) {
                Schema.Field own = rows.schema().getField(alias);
                return own == null ? plan(alias, between) : SentColumn.of(column, own, rows);
            }
        }
        refuseRenaming(before, after);
        Object value = value(added);
        return (record, key) -> value;
    }

    private void refuseRenaming(Schema before, Schema after) {
        for (Schema.Field field : before.getFields()) {
            boolean gone = after.getField(field.name()) == null
                    && aliased(after, field.name()).isEmpty();
            if (gone && type(field).equals(Optional.of(column.type()))) {
                throw DialectException.missingColumn("column " + column.name() + " came when column " + field.name()
                        + ", of the same type, went: whether it was renamed or both happened at once, the events do not"
                        + " tell. Take a new snapshot of the table, so that all its rows have the column.");
            }
        }
    }

    private @Nullable Object value(Schema.Field added) {
        Optional<Object> kept = DefaultValues.of(added);
        if (kept.isEmpty()) {
            if (!added.schema().isNullable()) {
                throw DialectException.missingColumn("column " + column.name()
                        + " was added without a default, and NULL is not allowed in it: what older rows have is not known."
                        + " Take a new snapshot of the table.");
            }
            return null;
        }
        Object value = SentColumn.reading(column, added, rows).read(kept.get());
        if (isTime(column.type()) && isZero(kept.get())) {
            throw DialectException.missingColumn("column " + column.name()
                    + " was added with a default that the connector tells as the beginning of 1970, as it does for now():"
                    + " what older rows have is not known. Take a new snapshot of the table.");
        }
        return value;
    }

    private static boolean isTime(SqlType type) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> true;
            default -> false;
        };
    }

    private static boolean isZero(Object raw) {
        return raw instanceof Number number
                ? number.longValue() == 0
                : raw.toString().startsWith("1970-01-01T00:00:00");
    }

    private static Optional<Schema.Field> aliased(Schema schema, String alias) {
        return schema.getFields().stream()
                .filter(field -> field.aliases().contains(alias))
                .findFirst();
    }

    private Optional<SqlType> type(Schema.Field field) {
        return FieldTypes.of(field.schema(), rows.format().declaration(field.name()), rows.writer())
                .fold(exact -> Optional.of(exact.type()), unreadable -> Optional.empty());
    }
}
