package dev.belvedere.topology.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateMaterializedView;
import org.jspecify.annotations.Nullable;

/**
 * Admits the statements that can be kept exact and refuses everything else with its place, the reason and what to write instead. It lists what
 * is allowed, so that a clause nobody thought of is refused and not ignored.
 */
final class SupportedSql {

    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX");

    private final Statement statement;

    SupportedSql(Statement statement) {
        this.statement = statement;
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
                    "ORDER BY and LIMIT are not supported: a view's rows are read by key and have no order. Leave the clause out.");
        }
        if (!(query instanceof SqlSelect select)) {
            refuse(query, query.getKind() + " is not supported: a view is one SELECT statement.");
            return;
        }
        refuseIfPresent(select.getWhere(), "WHERE is not supported yet.");
        refuseIfPresent(select.getHaving(), "HAVING is not supported yet.");
        refuseIfPresent(select.getQualify(), "QUALIFY is not supported.");
        if (select.isDistinct()) {
            refuse(select, "SELECT DISTINCT is not supported yet. Write GROUP BY with the same columns.");
        }
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
        select.getSelectList().forEach(this::selected);
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.forEach(column -> column(column, "GROUP BY takes columns only so far"));
        }
    }

    private void from(SqlNode from) {
        if (from instanceof SqlJoin join) {
            join(join);
        } else if (from.getKind() == SqlKind.AS) {
            from(((SqlCall) from).operand(0));
        } else if (!(from instanceof SqlIdentifier)) {
            refuse(from, "a subquery in FROM is not supported. Join the tables themselves.");
        }
    }

    private void join(SqlJoin join) {
        from(join.getLeft());
        from(join.getRight());
        switch (join.getJoinType()) {
            case INNER, LEFT -> condition(join.getCondition(), join);
            case COMMA, CROSS ->
                refuse(
                        join,
                        "a join without a condition is not supported. Write JOIN … ON with the other table's key.");
            default ->
                refuse(
                        join.getJoinTypeNode(),
                        join.getJoinType() + " JOIN is not supported. Write INNER or LEFT JOIN.");
        }
    }

    private void condition(@Nullable SqlNode condition, SqlJoin join) {
        if (condition == null) {
            refuse(join, "a join needs an ON condition.");
        } else if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(part -> condition(part, join));
        } else if (condition.getKind() == SqlKind.EQUALS) {
            ((SqlCall) condition).getOperandList().forEach(side -> column(side, "a join compares columns only so far"));
        } else {
            refuse(
                    condition,
                    "a join is by equality of columns with the other table's whole primary key. Write ON a.b_id = b.id.");
        }
    }

    private void selected(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            selected(((SqlCall) item).operand(0));
        } else if (item instanceof SqlBasicCall call && AGGREGATES.contains(function(call))) {
            aggregate(call);
        } else {
            column(item, "the SELECT list takes columns and COUNT, SUM, MIN, MAX of columns only so far");
        }
    }

    private void aggregate(SqlBasicCall call) {
        boolean distinct = call.getFunctionQuantifier() != null;
        if (distinct && !function(call).equals("COUNT")) {
            refuse(call, "DISTINCT is supported in COUNT only.");
        }
        if (call.operandCount() != 1) {
            refuse(call, function(call) + " takes one column.");
        }
        column(call.operand(0), "an aggregate takes one column only so far");
    }

    private static String function(SqlBasicCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    private void column(SqlNode node, String rule) {
        if (!(node instanceof SqlIdentifier)) {
            refuse(
                    node,
                    rule + ", and this is an expression: " + node.toString().replaceAll("\\s+", " ") + ".");
        }
    }

    private void refuseIfPresent(@Nullable SqlNode clause, String reason) {
        if (clause != null) {
            refuse(clause, reason);
        }
    }

    private void refuse(SqlNode where, String reason) {
        throw ViewCompiler.refusal(statement, where.getParserPosition(), reason);
    }
}
