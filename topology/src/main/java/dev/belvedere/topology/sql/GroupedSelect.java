package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.WindowCalls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what a GROUP BY clause means in PostgreSQL: positions and names of the SELECT list become its expressions, and a primary key brings along the
 * other columns of its table that the query uses (PostgreSQL manual, section "GROUP BY Clause"). Used once.
 */
final class GroupedSelect {

    private final SqlSelect select;
    private final FromTables from;

    GroupedSelect(SqlSelect select, FromTables from) {
        this.select = select;
        this.from = from;
    }

    /** The items to group by. Positions have to be in the SELECT list, which is checked by {@link SupportedSql}. */
    SqlNodeList items(SqlNodeList group) {
        List<SqlNode> items = new ArrayList<>(group.stream().map(this::item).toList());
        if (group.stream().noneMatch(GroupedSelect::isSets)) {
            items.addAll(determined(items));
        }
        return new SqlNodeList(items, group.getParserPosition());
    }

    /** Whether the item stands for several sets of columns. */
    static boolean isSets(SqlNode item) {
        return switch (item.getKind()) {
            case ROLLUP, CUBE, GROUPING_SETS -> true;
            default -> false;
        };
    }

    private SqlNode item(@Nullable SqlNode item) {
        if (item instanceof SqlNumericLiteral position) {
            return selected(position);
        }
        return item instanceof SqlIdentifier name && name.isSimple() && !from.hasColumn(name.getSimple())
                ? aliased(name)
                : Objects.requireNonNull(item);
    }

    private SqlNode selected(SqlNumericLiteral position) {
        return SqlUtil.stripAs(select.getSelectList().get(position.intValue(true) - 1));
    }

    private SqlNode aliased(SqlIdentifier name) {
        List<SqlNode> named = select.getSelectList().stream()
                .filter(item -> name.getSimple().equals(SqlValidatorUtil.alias(item)))
                .toList();
        return named.size() == 1 ? SqlUtil.stripAs(named.get(0)) : name;
    }

    /** Columns that are not grouped by, of tables whose whole primary key is. */
    private List<SqlNode> determined(List<SqlNode> items) {
        Set<String> added = new LinkedHashSet<>();
        List<SqlNode> determined = new ArrayList<>();
        for (SqlIdentifier column : columnsOutsideAggregates()) {
            boolean grouped = items.stream().anyMatch(item -> isSame(item, column));
            if (!grouped && isDetermined(column, items) && added.add(column.toString())) {
                determined.add(column);
            }
        }
        return determined;
    }

    private boolean isDetermined(SqlIdentifier column, List<SqlNode> items) {
        Optional<FromTables.Source> source = from.sourceOf(column);
        Optional<Table> table = source.flatMap(FromTables.Source::table);
        return table.isPresent()
                && table.get().keyType().names().stream()
                        .allMatch(key -> items.stream()
                                .anyMatch(item -> item instanceof SqlIdentifier grouped
                                        && last(grouped).equals(key)
                                        && from.sourceOf(grouped).equals(source)));
    }

    private boolean isSame(SqlNode item, SqlIdentifier column) {
        return item instanceof SqlIdentifier grouped
                && last(grouped).equals(last(column))
                && from.sourceOf(grouped).isPresent()
                && from.sourceOf(grouped).equals(from.sourceOf(column));
    }

    private static String last(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }

    private List<SqlIdentifier> columnsOutsideAggregates() {
        List<SqlIdentifier> columns = new ArrayList<>();
        SqlBasicVisitor<Void> visitor = new SqlBasicVisitor<>() {
            @Override
            public Void visit(SqlIdentifier column) {
                if (!column.isStar()) {
                    columns.add(column);
                }
                return null;
            }

            @Override
            public Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.OVER) {
                    WindowCalls window = new WindowCalls(call);
                    window.values().forEach(value -> value.accept(this));
                    return window.window().accept(this);
                }
                boolean closed = Aggregates.isAggregate(call) || call.getKind().belongsTo(SqlKind.QUERY);
                return closed ? null : super.visit(call);
            }
        };
        select.getSelectList().forEach(item -> SqlUtil.stripAs(item).accept(visitor));
        if (select.getHaving() != null) {
            select.getHaving().accept(visitor);
        }
        return columns;
    }
}
