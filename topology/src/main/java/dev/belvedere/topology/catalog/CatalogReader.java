package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.dialect.DialectException;
import dev.belvedere.serdes.dialect.TableShape;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Describes tables from the latest schemas that the registry holds for their topics. */
public final class CatalogReader {

    private final Registry registry;

    public CatalogReader(Registry registry) {
        this.registry = registry;
    }

    /** Describes these tables, in their order, as far as the registry knows them. */
    public KnownCatalog read(List<TableSource> sources) {
        List<Table> known = new ArrayList<>();
        Map<String, BelvedereException> missing = new LinkedHashMap<>();
        for (TableSource source : sources) {
            try {
                known.add(table(source));
            } catch (CatalogException e) {
                missing.put(source.table(), e);
            }
        }
        return new KnownCatalog(new Catalog(known), missing);
    }

    private Table table(TableSource source) {
        try {
            return described(source);
        } catch (DialectException e) {
            throw new CatalogException(e.code(), "table " + source.table() + ": " + e.getMessage());
        }
    }

    private Table described(TableSource source) {
        String subject = source.format().valueSubject();
        Schema value = registry.latest(subject)
                .orElseThrow(() -> new CatalogException(
                        "unknown-subject",
                        "table " + source.table() + ": the registry has no subject " + subject
                                + ", so its columns are unknown. Let its producer (or its connector) write the first"
                                + " event of topic " + source.topic()
                                + ", or register the schema beforehand. If the subject has another name, as with"
                                + " RecordNameStrategy, declare it: tables." + source.table() + ".value-subject."));
        TableShape shape = TableShape.of(value, registry.latest(source.format().keySubject()), source.format());
        List<String> keyNames = source.key().isEmpty() ? shape.key() : source.key();
        refusePartOfKey(source, shape, keyNames);
        List<Integer> key = keyPositions(source, shape, keyNames);
        return new Table(
                source.table(),
                source.topic(),
                keyNotNull(shape.columns(), key),
                key,
                source.format().padded(shape.comparisons()),
                shape.comparisons(),
                shape.unreadable());
    }

    // Rows that differ only in the other columns of the event's key would be taken for one.
    private static void refusePartOfKey(TableSource source, TableShape shape, List<String> names) {
        if (!names.isEmpty() && shape.key().containsAll(names) && !names.containsAll(shape.key())) {
            throw new CatalogException(
                    "incomplete-key",
                    "table " + source.table() + ": its key " + names + " is a part of the events' key " + shape.key()
                            + ", so that two rows could be taken for one. Declare all of it: tables." + source.table()
                            + ".key, or leave the setting out.");
        }
    }

    private static List<Integer> keyPositions(TableSource source, TableShape shape, List<String> names) {
        if (names.isEmpty()) {
            throw new CatalogException(
                    "table-without-key",
                    "table " + source.table() + ": neither subject " + source.topic()
                            + "-key nor the configuration names its key. Declare it: tables." + source.table()
                            + ".key: [column, …].");
        }
        List<Integer> positions = new ArrayList<>();
        for (String name : names) {
            int position = shape.columns().indexOf(name);
            if (position < 0) {
                throw new CatalogException(
                        "unknown-key-column",
                        "table " + source.table() + ": its key column " + name + " is not among its columns "
                                + shape.columns().names() + ".");
            }
            positions.add(position);
        }
        return positions;
    }

    private static RowType keyNotNull(RowType columns, List<Integer> key) {
        List<Column> declared = new ArrayList<>(columns.columns());
        for (int position : key) {
            Column column = declared.get(position);
            declared.set(position, new Column(column.name(), column.type(), false));
        }
        return new RowType(declared);
    }
}
