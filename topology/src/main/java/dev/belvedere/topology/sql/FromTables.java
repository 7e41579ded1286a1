package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * What the FROM clause of a query names, and the columns of each: enough to tell what a name in GROUP BY means before the query is validated. Immutable.
 */
final class FromTables {

    /**
     * One table or subquery of a FROM clause.
     *
     * @param alias the name that columns are qualified by
     * @param table where it is a table of the catalog
     * @param columns the names of its columns
     * @param elements whether its rows are elements of arrays
     */
    record Source(String alias, Optional<Table> table, List<String> columns, boolean elements) {
        Source {
            columns = List.copyOf(columns);
        }
    }

    private final Catalog catalog;
    private final Map<String, List<String>> common;
    private final List<Source> sources = new ArrayList<>();

    private FromTables(Catalog catalog, Map<String, List<String>> common) {
        this.catalog = catalog;
        this.common = Map.copyOf(common);
    }

    /**
     * Reads a FROM clause.
     *
     * @param common the columns of the WITH queries that can be named, by their names
     */
    static FromTables of(SqlNode from, Catalog catalog, Map<String, List<String>> common) {
        FromTables tables = new FromTables(catalog, common);
        tables.add(from);
        return tables;
    }

    /** The names of the columns that a query gives. */
    static List<String> columnsOf(SqlNode query, Catalog catalog, Map<String, List<String>> common) {
        return new FromTables(catalog, common).columnsOf(query);
    }

    private void add(SqlNode from) {
        if (from instanceof SqlJoin join) {
            add(join.getLeft());
            add(join.getRight());
        } else if (from.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) from;
            List<String> renamed = as.getOperandList().stream()
                    .skip(2)
                    .map(name -> ((SqlIdentifier) name).getSimple())
                    .toList();
            add(((SqlIdentifier) as.operand(1)).getSimple(), as.operand(0), renamed);
        } else {
            String alias = SqlValidatorUtil.alias(from);
            add(alias == null ? "" : alias, from, List.of());
        }
    }

    private void add(String alias, SqlNode from, List<String> renamed) {
        Optional<Table> table = from instanceof SqlIdentifier name ? table(name) : Optional.empty();
        List<String> columns = new ArrayList<>(
                from.getKind() == SqlKind.UNNEST
                        ? renamed
                        : table.map(FromTables::columns).orElseGet(() -> columnsOf(from)));
        for (int i = 0; i < renamed.size() && i < columns.size(); i++) {
            columns.set(i, renamed.get(i));
        }
        sources.add(new Source(
                alias, renamed.isEmpty() ? table : Optional.empty(), columns, from.getKind() == SqlKind.UNNEST));
    }

    private Optional<Table> table(SqlIdentifier name) {
        return name.isSimple() && common.containsKey(name.getSimple())
                ? Optional.empty()
                : SqlCatalog.find(catalog, name.names);
    }

    private static List<String> columns(Table table) {
        return table.columns().columns().stream().map(Column::name).toList();
    }

    private List<String> columnsOf(SqlNode query) {
        if (query instanceof SqlIdentifier name) {
            return common.getOrDefault(name.names.get(name.names.size() - 1), List.of());
        }
        if (query instanceof SqlSelect select) {
            return selected(select);
        }
        if (query instanceof SqlWith with) {
            return columnsOf(with.body);
        }
        // Of a UNION or an ordered query the first branch has the names.
        return query instanceof SqlCall call && call.operandCount() > 0 && call.operand(0) != null
                ? columnsOf(call.operand(0))
                : List.of();
    }

    private List<String> selected(SqlSelect select) {
        List<String> names = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier column && column.isStar()) {
                names.addAll(starred(select, column));
            } else {
                String alias = SqlValidatorUtil.alias(item);
                names.add(alias == null ? "" : alias);
            }
        }
        return names;
    }

    private List<String> starred(SqlSelect select, SqlIdentifier star) {
        if (select.getFrom() == null) {
            return List.of();
        }
        return of(select.getFrom(), catalog, common).sources.stream()
                .filter(source -> star.names.size() == 1 || source.alias().equals(star.names.get(0)))
                .flatMap(source -> source.columns().stream())
                .toList();
    }

    /** Whether any of them has a column of this name. */
    boolean hasColumn(String name) {
        return sources.stream().anyMatch(source -> source.columns().contains(name));
    }

    /** Whether a name means a column of one of them. */
    boolean knows(SqlIdentifier column) {
        int last = column.names.size() - 1;
        return sources.stream()
                .anyMatch(source -> source.columns().contains(column.names.get(last))
                        && (last == 0 || source.alias().equals(column.names.get(last - 1))));
    }

    /** What this column belongs to; empty where that is not known, or ambiguous. */
    Optional<Source> sourceOf(SqlIdentifier column) {
        int last = column.names.size() - 1;
        String name = column.names.get(last);
        List<Source> found = sources.stream()
                .filter(source -> source.columns().contains(name))
                .filter(source -> last == 0 || source.alias().equals(column.names.get(last - 1)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }
}
