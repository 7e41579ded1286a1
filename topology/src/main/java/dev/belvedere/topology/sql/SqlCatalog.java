package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** Presents the catalog to Calcite: tables with their columns and primary keys. */
final class SqlCatalog {

    private SqlCatalog() {}

    static SchemaPlus of(Catalog catalog) {
        SchemaPlus schema = CalciteSchema.createRootSchema(false).plus();
        catalog.tables().forEach(table -> schema.add(table.name(), new SqlTable(table)));
        return schema;
    }

    /** A table of the catalog inside Calcite's plans. */
    static final class SqlTable extends AbstractTable {
        // The optimizer's rules want a row count; none of those in use decides by it.
        private static final double ROWS = 1_000_000;

        private final Table table;

        SqlTable(Table table) {
            this.table = table;
        }

        Table table() {
            return table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return SqlTypes.rowType(factory, table.columns());
        }

        @Override
        public Statistic getStatistic() {
            return Statistics.of(ROWS, List.of(ImmutableBitSet.of(table.key())));
        }
    }
}
