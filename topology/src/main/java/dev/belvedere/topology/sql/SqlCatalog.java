package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.sql.algebra.SqlTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Presents the catalog to Calcite: tables with their columns and primary keys. */
final class SqlCatalog {

    private static final String PUBLIC = "public";
    // The optimizer's rules want a row count; none of those in use decides by it.
    private static final double ROWS = 1_000_000;

    private SqlCatalog() {}

    /** @param views other views that a statement may select from */
    static SchemaPlus of(Catalog catalog, List<ViewDefinition> views) {
        SchemaPlus schema = CalciteSchema.createRootSchema(false).plus();
        views.forEach(view -> schema.add(view.name(), new SqlTable(view.relation(), Statistics.UNKNOWN)));
        for (Table table : catalog.tables()) {
            List<String> path = path(table.name());
            SqlTable named = new SqlTable(
                    new Relation.Scan(table), Statistics.of(ROWS, List.of(ImmutableBitSet.of(table.key()))));
            subschema(schema, path.get(0)).add(path.get(1), named);
            if (path.get(0).equals(PUBLIC)) {
                schema.add(path.get(1), named);
            }
        }
        return schema;
    }

    private static SchemaPlus subschema(SchemaPlus schema, String name) {
        SchemaPlus known = schema.subSchemas().get(name);
        return known == null ? schema.add(name, new AbstractSchema()) : known;
    }

    /** The table that a statement means by a name of one or two parts, without a schema one of PostgreSQL's {@code public}. */
    static Optional<Table> find(Catalog catalog, List<String> name) {
        return catalog.tables().stream()
                .filter(table -> means(name, table.name()))
                .findFirst();
    }

    /** Returns true if a statement means a table of the catalog by a name of one or two parts. */
    static boolean means(List<String> name, String table) {
        return path(table).equals(name.size() == 1 ? List.of(PUBLIC, name.get(0)) : name);
    }

    /** Schema and name of a table: the catalog's name may have both, with a point between. */
    private static List<String> path(String table) {
        int point = table.indexOf('.');
        return point < 0 ? List.of(PUBLIC, table) : List.of(table.substring(0, point), table.substring(point + 1));
    }

    /** A table of the catalog, or a view, inside Calcite's plans; {@link #unwrap} gives its {@link Relation}. */
    static final class SqlTable extends AbstractTable {
        private final Relation relation;
        private final Statistic statistic;

        SqlTable(Relation relation, Statistic statistic) {
            this.relation = relation;
            this.statistic = statistic;
        }

        @Override
        public <C> @Nullable C unwrap(Class<C> type) {
            return type.isInstance(relation) ? type.cast(relation) : super.unwrap(type);
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return SqlTypes.rowType(factory, relation.columns());
        }

        @Override
        public Statistic getStatistic() {
            return statistic;
        }
    }
}
