package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.dialect.TableShape;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Describes tables from the latest schemas that the registry holds for their topics. */
public final class CatalogReader {

    private final Registry registry;

    public CatalogReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Describes these tables, in their order.
     *
     * @throws CatalogException if a table has no schema or no key
     */
    public Catalog read(List<TableSource> sources) {
        return new Catalog(sources.stream().map(this::table).toList());
    }

    private Table table(TableSource source) {
        String subject = source.topic() + "-value";
        Schema value = registry.latest(subject)
                .orElseThrow(() -> new CatalogException(
                        "unknown-subject",
                        "table " + source.table() + ": the registry has no subject " + subject
                                + ", so its columns are unknown. Let its producer (or its connector) write the first"
                                + " event of topic "
                                + source.topic() + ", or register the schema beforehand."));
        TableShape shape = TableShape.of(value, registry.latest(source.topic() + "-key"));
        List<String> keyNames = source.key().isEmpty() ? shape.key() : source.key();
        List<Integer> key = keyPositions(source, shape, keyNames);
        return new Table(source.table(), source.topic(), keyNotNull(shape.columns(), key), key, shape.unreadable());
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
