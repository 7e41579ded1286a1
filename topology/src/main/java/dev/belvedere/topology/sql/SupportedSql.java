package dev.belvedere.topology.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateMaterializedView;
import org.jspecify.annotations.Nullable;

/**
 * Admits the statements that can be kept exact and refuses all others, with the position, the reason and what to write instead. It lists what is allowed, so
 * that an unknown clause is refused and not ignored.
 */
final class SupportedSql {

    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");
    // DISTINCT makes no difference to MIN and MAX.
    private static final Set<String> DISTINCT_AGGREGATES = Set.of("COUNT", "MIN", "MAX");

    private final Statement statement;
    private final SupportedExpressions scalars;
    private final SupportedExpressions selected;

    SupportedSql(Statement statement) {
        this.statement = statement;
        this.scalars = new SupportedExpressions(statement, node -> false);
        this.selected = new SupportedExpressions(statement, this::isAggregate);
    }

    void check(SqlCreateMaterializedView create) {
        if (create.columnList != null) {
            refuse(
                    create.columnList,
                    "a column list after the view's name is not supported. Name columns by AS in the SELECT list.");
        }
        if (create.name.names.size() > 1) {
            refuse(
                    create.name,
                    "a view's name has one part. Write " + create.name.names.get(create.name.names.size() - 1) + ".");
        }
        query(create.query);
    }

    private void query(SqlNode query) {
        if (query instanceof SqlOrderBy ordered) {
            refuse(
                    ordered.orderList.isEmpty() ? ordered : ordered.orderList,
                    "ORDER BY and LIMIT are not supported: a view's rows are read by key and have no order. Leave the"
                            + " clause out.");
        }
        if (!(query instanceof SqlSelect select)) {
            refuse(query, query.getKind() + " is not supported: a view is one SELECT statement.");
            return;
        }
        refuseIfPresent(select.getQualify(), "QUALIFY is not supported.");
        if (!select.getWindowList().isEmpty()) {
            refuse(
                    select.getWindowList(),
                    "window functions are not supported: one change would change every row of its window.");
        }
        if (select.getFrom() == null) {
            refuse(select, "a SELECT without FROM is not a view of any table.");
            return;
        }
        from(select.getFrom());
        clauses(select);
    }

    private void clauses(SqlSelect select) {
        select.getSelectList().forEach(this::selected);
        if (select.getWhere() != null) {
            scalars.check(select.getWhere());
        }
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.forEach(this::grouped);
        }
        if (select.getHaving() != null) {
            selected.check(select.getHaving());
        }
    }

    private void grouped(SqlNode item) {
        if (item instanceof SqlLiteral) {
            refuse(
                    item,
                    "GROUP BY a position is not supported: it would change with the SELECT list. Write the column or"
                            + " the expression itself.");
        }
        scalars.check(item);
    }

    private void from(SqlNode from) {
        if (from instanceof SqlJoin join) {
            join(join);
        } else if (from.getKind() == SqlKind.AS) {
            from(((SqlCall) from).operand(0));
        } else if (!(from instanceof SqlIdentifier)) {
            query(from);
        }
    }

    private void join(SqlJoin join) {
        from(join.getLeft());
        from(join.getRight());
        if (join.isNatural() || join.getConditionType() == JoinConditionType.USING) {
            refuse(
                    join,
                    "NATURAL JOIN and USING are not supported: a column added later would change the join. Write ON.");
        }
        switch (join.getJoinType()) {
            case INNER, LEFT, COMMA, CROSS -> {
                if (join.getCondition() != null) {
                    scalars.check(join.getCondition());
                }
            }
            default ->
                refuse(
                        join.getJoinTypeNode(),
                        join.getJoinType() + " JOIN is not supported. Write INNER or LEFT JOIN.");
        }
    }

    private void selected(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            selected(((SqlCall) item).operand(0));
        } else if (!(item instanceof SqlIdentifier column && column.isStar())) {
            selected.check(item);
        }
    }

    /** Whether this is an aggregate; checks it if it is. */
    private boolean isAggregate(SqlNode node) {
        if (node.getKind() == SqlKind.FILTER) {
            SqlCall filter = (SqlCall) node;
            scalars.check(filter.operand(1));
            return isAggregate(filter.operand(0));
        }
        if (!(node instanceof SqlBasicCall call) || !AGGREGATES.contains(function(call))) {
            return false;
        }
        aggregate(call);
        return true;
    }

    private static String function(SqlBasicCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    private void aggregate(SqlBasicCall call) {
        if (call.getFunctionQuantifier() != null && !DISTINCT_AGGREGATES.contains(function(call))) {
            refuse(call, "DISTINCT is supported in COUNT only.");
        }
        if (call.operandCount() != 1) {
            refuse(call, function(call) + " takes one value.");
        }
        if (!(call.operand(0) instanceof SqlIdentifier column && column.isStar())) {
            scalars.check(call.operand(0));
        }
    }

    private void refuseIfPresent(@Nullable SqlNode clause, String reason) {
        if (clause != null) {
            refuse(clause, reason);
        }
    }

    private void refuse(SqlNode where, String reason) {
        throw SqlException.unsupported(statement, where.getParserPosition(), reason);
    }
}
