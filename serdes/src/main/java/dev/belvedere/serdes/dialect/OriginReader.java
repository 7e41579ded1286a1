package dev.belvedere.serdes.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads the origins of changes from Debezium's block {@code source}. Events of one origin that follow each other get the same instance. Not thread-safe. */
final class OriginReader {

    private static final List<String> TABLE = List.of("name", "db", "schema", "table");

    /** Places in the log: of PostgreSQL, of MySQL and MariaDB, of SQL Server and Db2, and of Oracle. */
    private static final List<String> PLACE = List.of("lsn", "file", "pos", "commit_lsn", "scn");

    /** How Debezium marks rows that a snapshot of whole tables has read. */
    private static final Set<String> MARKS =
            Set.of("first", "first_in_data_collection", "true", "last_in_data_collection", "last");

    private final Schema.@Nullable Field mark;
    private final List<Schema.Field> table;
    private final List<Schema.Field> place;
    private @Nullable Origin last;
    private List<@Nullable Object> lastTable = List.of();
    private List<@Nullable Object> lastPlace = List.of();

    OriginReader(Schema source) {
        this.mark = source.getField("snapshot");
        this.table = fields(source, TABLE);
        this.place = fields(source, PLACE);
    }

    private static List<Schema.Field> fields(Schema source, List<String> names) {
        return names.stream().map(source::getField).filter(Objects::nonNull).toList();
    }

    Origin read(IndexedRecord source) {
        boolean ofSnapshot = mark != null && MARKS.contains(String.valueOf(source.get(mark.pos())));
        if (last == null
                || ofSnapshot != (last.snapshot() != null)
                || !equal(lastTable, table, source)
                || (ofSnapshot && !equal(lastPlace, place, source))) {
            lastTable = copies(table, source);
            lastPlace = copies(place, source);
            last = new Origin(text(lastTable), ofSnapshot ? text(lastPlace) : null);
        }
        return last;
    }

    private static boolean equal(List<@Nullable Object> values, List<Schema.Field> fields, IndexedRecord source) {
        for (int i = 0; i < fields.size(); i++) {
            if (!Objects.equals(values.get(i), source.get(fields.get(i).pos()))) {
                return false;
            }
        }
        return true;
    }

    /** The record and its texts are used again for the next event. */
    private static List<@Nullable Object> copies(List<Schema.Field> fields, IndexedRecord source) {
        List<@Nullable Object> copies = new ArrayList<>();
        for (Schema.Field field : fields) {
            Object value = source.get(field.pos());
            copies.add(value instanceof Utf8 text ? new Utf8(text) : value);
        }
        return copies;
    }

    private static String text(List<@Nullable Object> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
