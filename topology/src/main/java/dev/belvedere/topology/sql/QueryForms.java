package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.calls.CommonColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the expressions of a query by {@link ExpressionForms}. An equality of two columns in a join condition stays Calcite's, because Calcite finds the
 * join keys by it.
 */
final class QueryForms extends SqlShuttle {

    /** The position of the WINDOW clause among the operands of a SELECT. */
    private static final int WINDOWS = 6;

    private final ExpressionForms expressions;
    private final Catalog catalog;
    /** The columns of the views and WITH queries that can be named, by their names. */
    private final Map<String, List<String>> common = new HashMap<>();

    /** How many subqueries in expressions are open. */
    private int subqueries;

    private QueryForms(Catalog catalog, Map<String, List<String>> views, SqlSettings settings) {
        this.expressions = new ExpressionForms(this::subquery, settings);
        this.catalog = catalog;
        common.putAll(views);
    }

    /** @param views the columns of the views that the query may name, by their names */
    static SqlNode of(SqlNode query, Catalog catalog, Map<String, List<String>> views, SqlSettings settings) {
        return query.accept(new QueryForms(catalog, views, settings));
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select) {
            return select(select);
        }
        if (call instanceof SqlWith with) {
            return with(with);
        }
        if (call instanceof SqlOrderBy ordered) {
            return ordered(ordered);
        }
        if (call.getKind() == SqlKind.LATERAL) {
            return call.getOperator().createCall(call.getParserPosition(), subquery(call.operand(0)));
        }
        if (call.getKind() == SqlKind.UNNEST) {
            List<SqlNode> arrays = call.getOperandList().stream()
                    .map(array -> array.accept(expressions))
                    .toList();
            return call.getOperator().createCall(call.getParserPosition(), arrays);
        }
        return call instanceof SqlJoin join ? join(join) : super.visit(call);
    }

    /** An order without a LIMIT is left out. Positions and names of the SELECT list stay as they are written. */
    private SqlNode ordered(SqlOrderBy ordered) {
        SqlNode query = ordered.query.accept(this);
        if (ordered.fetch == null && ordered.offset == null) {
            return query;
        }
        List<SqlNode> items = ordered.orderList.stream().map(this::orderItem).toList();
        return new SqlOrderBy(
                ordered.getParserPosition(),
                query,
                new SqlNodeList(items, ordered.orderList.getParserPosition()),
                ordered.offset,
                ordered.fetch);
    }

    private SqlNode orderItem(SqlNode item) {
        return switch (item.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall direction = (SqlCall) item;
                yield direction.getOperator().createCall(item.getParserPosition(), orderItem(direction.operand(0)));
            }
            default -> item instanceof SqlNumericLiteral ? item : item.accept(expressions);
        };
    }

    private SqlNode with(SqlWith with) {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode each : with.withList) {
            SqlWithItem item = (SqlWithItem) each;
            items.add(new SqlWithItem(
                    item.getParserPosition(), item.name, item.columnList, item.query.accept(this), item.recursive));
            common.put(item.name.getSimple(), columns(item));
        }
        return new SqlWith(
                with.getParserPosition(),
                new SqlNodeList(items, with.withList.getParserPosition()),
                with.body.accept(this));
    }

    private List<String> columns(SqlWithItem item) {
        return item.columnList == null
                ? FromTables.columnsOf(item.query, catalog, common)
                : item.columnList.stream()
                        .map(name -> ((SqlIdentifier) name).getSimple())
                        .toList();
    }

    private SqlNode select(SqlSelect select) {
        SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
        copy.setFrom(select.getFrom() == null ? null : select.getFrom().accept(this));
        copy.setWhere(where(select.getWhere()));
        SqlNodeList selected = (SqlNodeList) select.getSelectList().accept(expressions);
        copy.setSelectList(CommonColumns.areIn(select.getFrom()) ? CommonColumns.selected(selected) : selected);
        copy.setOperand(WINDOWS, expression(select.getWindowList()));
        copy.setHaving(expression(select.getHaving()));
        SqlNodeList group = select.getGroup();
        if (group != null && select.getFrom() != null) {
            SqlNodeList items =
                    new GroupedSelect(select, FromTables.of(select.getFrom(), catalog, common)).items(group);
            copy.setGroupBy((SqlNodeList) expression(items));
        }
        return copy;
    }

    /** Calcite has to know the equalities of a subquery, which may be what it is correlated by. */
    private @Nullable SqlNode where(@Nullable SqlNode where) {
        return where == null || subqueries == 0 ? expression(where) : condition(where);
    }

    /** A query that stands in an expression. */
    private SqlNode subquery(SqlNode query) {
        subqueries++;
        try {
            return query.accept(this);
        } finally {
            subqueries--;
        }
    }

    private SqlNode join(SqlJoin join) {
        return new SqlJoin(
                join.getParserPosition(),
                join.getLeft().accept(this),
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                join.getRight().accept(this),
                join.getConditionTypeNode(),
                joinCondition(join));
    }

    private @Nullable SqlNode joinCondition(SqlJoin join) {
        SqlNode condition = join.getCondition();
        return join.getConditionType() == JoinConditionType.ON && condition != null && !isTrue(condition)
                ? condition(condition)
                : condition;
    }

    /** Calcite has to see that such a join has no condition. */
    private static boolean isTrue(SqlNode condition) {
        return condition instanceof SqlLiteral literal && Boolean.TRUE.equals(literal.getValue());
    }

    private SqlNode condition(SqlNode condition) {
        if (condition.getKind() == SqlKind.AND) {
            SqlCall and = (SqlCall) condition;
            return and.getOperator()
                    .createCall(
                            and.getParserPosition(),
                            and.getOperandList().stream().map(this::condition).toList());
        }
        boolean columns = condition.getKind() == SqlKind.EQUALS
                && ((SqlCall) condition).getOperandList().stream().allMatch(SqlIdentifier.class::isInstance);
        return columns ? condition : condition.accept(expressions);
    }

    private @Nullable SqlNode expression(@Nullable SqlNode node) {
        return node == null ? null : node.accept(expressions);
    }
}
