package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.algebra.AggregateForm;
import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.CollectingAggregate;
import dev.belvedere.topology.sql.calls.OrderedSetAggregate;
import dev.belvedere.topology.sql.calls.UnsupportedFunctions;
import dev.belvedere.topology.sql.calls.WindowCalls;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Admits the statements that can be kept exact and refuses all others, with the position, the reason and what to write instead. It lists what is allowed, so
 * that an unknown clause is refused and not ignored.
 */
final class SupportedSql {

    private final StatementText statement;
    private final SupportedExpressions scalars;
    private final SupportedExpressions selected;
    private final SupportedExpressions shown;

    SupportedSql(StatementText statement) {
        this.statement = statement;
        this.scalars = new SupportedExpressions(statement, node -> false, this::check);
        this.selected = new SupportedExpressions(statement, this::isAggregate, this::check);
        this.shown = new SupportedExpressions(statement, node -> isWindow(node) || isAggregate(node), this::check);
    }

    void check(SqlNode query) {
        if (query instanceof SqlOrderBy ordered) {
            ordered(ordered);
        } else if (query instanceof SqlWith with) {
            with(with);
        } else if (query.getKind().belongsTo(SqlKind.SET_QUERY)) {
            ((SqlCall) query).getOperandList().forEach(this::check);
        } else if (query instanceof SqlSelect select) {
            select(select);
        } else {
            refuse(query, query.getKind() + " is not supported: a view is a SELECT statement.");
        }
    }

    /** An order alone does not change which rows there are, and a view's rows have none. */
    private void ordered(SqlOrderBy ordered) {
        check(ordered.query);
        if (ordered.fetch == null && ordered.offset == null) {
            return;
        }
        count(ordered.fetch, "LIMIT");
        count(ordered.offset, "OFFSET");
        if (ordered.orderList.isEmpty()) {
            refuse(
                    ordered,
                    "LIMIT without ORDER BY leaves open which rows there are. Add ORDER BY and the columns of a"
                            + " key.");
        }
        if (NumberedSelect.keepsTies(ordered.orderList)) {
            refuse(
                    ordered,
                    "WITH TIES is not supported in a LATERAL query that does not depend on the tables before it.");
        }
        for (SqlNode item : ordered.orderList) {
            SqlNode key = WindowCalls.key(item);
            if (!(key instanceof SqlLiteral)) {
                shown.check(key);
            }
            if (!(key instanceof SqlIdentifier)) {
                refuseAliases(ordered.query, key);
            }
        }
    }

    private void count(@Nullable SqlNode number, String clause) {
        if (number != null && !WindowCalls.isCount(number)) {
            refuse(number, clause + " takes a whole number that is written as a literal.");
        }
    }

    /** In an expression, PostgreSQL takes a name for a column of FROM, and Calcite for one of the SELECT list. */
    private void refuseAliases(SqlNode query, SqlNode key) {
        if (query instanceof SqlSelect select) {
            Set<String> aliases = new HashSet<>();
            for (SqlNode item : select.getSelectList()) {
                if (item.getKind() == SqlKind.AS) {
                    aliases.add(((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple());
                }
            }
            key.accept(new SqlBasicVisitor<Void>() {
                @Override
                public @Nullable Void visit(SqlIdentifier name) {
                    if (name.isSimple() && aliases.contains(name.getSimple())) {
                        refuse(
                                name,
                                name + " in an expression of ORDER BY is a column of FROM, and the SELECT list has"
                                        + " another one of this name. Write the table's name in front of it.");
                    }
                    return null;
                }
            });
        }
    }

    private void select(SqlSelect select) {
        refuseIfPresent(select.getQualify(), "QUALIFY is not supported.");
        if (select.getFrom() != null) {
            from(select.getFrom());
        } else if (FromNames.of(select).isEmpty()) {
            refuse(
                    select,
                    "a SELECT without FROM is supported where its values are those of subqueries. Keep constant rows in a table.");
        }
        clauses(select);
    }

    private void with(SqlWith with) {
        for (SqlNode item : with.withList) {
            SqlWithItem common = (SqlWithItem) item;
            if (common.recursive.booleanValue()) {
                refuse(
                        common,
                        "WITH RECURSIVE is not supported: one change would run through the query again and again. Keep"
                                + " the depth or the path in a column, or join the table to itself as often as it is"
                                + " deep.");
            }
            check(common.query);
        }
        check(with.body);
    }

    private void clauses(SqlSelect select) {
        select.getSelectList().forEach(this::selected);
        select.getWindowList().forEach(window -> named((SqlWindow) window));
        if (select.getWhere() != null) {
            scalars.check(select.getWhere());
        }
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.forEach(item -> grouped(select, item));
        }
        if (select.getHaving() != null) {
            selected.check(select.getHaving());
        }
    }

    private void grouped(SqlSelect select, SqlNode item) {
        if (GroupedSelect.isSets(item)) {
            sets(((SqlCall) item).getOperandList());
        } else if (item instanceof SqlNumericLiteral position) {
            position(select.getSelectList(), position);
        } else if (item instanceof SqlLiteral) {
            refuse(item, "GROUP BY takes columns, expressions and positions of the SELECT list, and this is neither.");
        } else {
            scalars.check(item);
        }
    }

    private void sets(List<SqlNode> items) {
        for (SqlNode item : items) {
            if (item instanceof SqlNodeList list) {
                sets(list);
            } else if (GroupedSelect.isSets(item) || item.getKind() == SqlKind.ROW) {
                sets(((SqlCall) item).getOperandList());
            } else if (item instanceof SqlLiteral) {
                refuse(item, "a grouping set takes columns and expressions, and this is a literal. Name the column.");
            } else {
                scalars.check(item);
            }
        }
    }

    private void position(List<SqlNode> selected, SqlNumericLiteral position) {
        boolean starred = selected.stream().anyMatch(item -> item instanceof SqlIdentifier name && name.isStar());
        if (starred) {
            refuse(position, "GROUP BY a position is not supported beside *. Name the columns.");
        }
        if (!position.isInteger() || position.intValue(true) < 1 || position.intValue(true) > selected.size()) {
            refuse(position, "GROUP BY position " + position + " is not in the SELECT list.");
        }
    }

    private void from(SqlNode from) {
        if (from instanceof SqlJoin join) {
            join(join);
        } else if (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.LATERAL) {
            from(((SqlCall) from).operand(0));
        } else if (from.getKind() == SqlKind.UNNEST) {
            ((SqlCall) from).getOperandList().forEach(scalars::check);
        } else if (from.getKind() == SqlKind.COLLECTION_TABLE) {
            refuse(from, UnsupportedFunctions.reasonAgainstInFrom(((SqlCall) from).operand(0)));
        } else if (!(from instanceof SqlIdentifier)) {
            check(from);
        }
    }

    private void join(SqlJoin join) {
        from(join.getLeft());
        from(join.getRight());
        switch (join.getJoinType()) {
            case INNER, LEFT, RIGHT, FULL, COMMA, CROSS -> {
                if (join.getConditionType() == JoinConditionType.ON && join.getCondition() != null) {
                    scalars.check(join.getCondition());
                }
            }
            default ->
                refuse(
                        join.getJoinTypeNode(),
                        join.getJoinType() + " JOIN is not supported. Write INNER, LEFT, RIGHT or FULL JOIN.");
        }
    }

    private void selected(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            selected(((SqlCall) item).operand(0));
        } else if (!(item instanceof SqlIdentifier column && column.isStar())) {
            shown.check(item);
        }
    }

    /** Whether this is a window function; checks it if it is. */
    private boolean isWindow(SqlNode node) {
        if (!(node instanceof SqlCall over) || node.getKind() != SqlKind.OVER) {
            return false;
        }
        WindowCalls window = new WindowCalls(over);
        window.reasonAgainst().ifPresent(reason -> refuse(over, reason));
        window.values().forEach(selected::check);
        window.filter().ifPresent(selected::check);
        if (window.window() instanceof SqlWindow written) {
            expressions(written);
        }
        return true;
    }

    private void named(SqlWindow window) {
        if (WindowCalls.hasOwnFrame(window)) {
            refuse(window, "RANGE with a distance, and EXCLUDE, are not supported in WINDOW. Write them behind OVER.");
        }
        expressions(window);
    }

    private void expressions(SqlWindow window) {
        WindowCalls.expressions(window).forEach(selected::check);
    }

    /** Whether this is an aggregate; checks it if it is. */
    private boolean isAggregate(SqlNode node) {
        if (node.getKind() == SqlKind.FILTER) {
            SqlCall filter = (SqlCall) node;
            scalars.check(filter.operand(1));
            return isAggregate(filter.operand(0));
        }
        if (node instanceof SqlCall grouping && Aggregates.isGrouping(grouping)) {
            grouping.getOperandList().forEach(scalars::check);
            return true;
        }
        if (node.getKind() == SqlKind.WITHIN_GROUP) {
            OrderedSetAggregate aggregate = new OrderedSetAggregate((SqlCall) node);
            aggregate.reasonAgainst().ifPresent(reason -> refuse(node, reason));
            scalars.check(aggregate.value());
            return true;
        }
        if (!(node instanceof SqlBasicCall call) || !Aggregates.isAggregate(call)) {
            return false;
        }
        aggregate(call);
        return true;
    }

    private void aggregate(SqlBasicCall call) {
        if (call.getFunctionQuantifier() != null && !Aggregates.takesDistinct(call)) {
            refuse(call, "DISTINCT in " + Aggregates.name(call) + " is not supported.");
        }
        Optional<AggregateForm> form = Aggregates.form(call).filter(AggregateForm::collects);
        if (form.isPresent()) {
            collecting(call, new CollectingAggregate(call, form.get()));
            return;
        }
        if (Aggregates.form(call).filter(AggregateForm::isOrderedSet).isPresent()) {
            refuse(call, Aggregates.name(call) + " takes its values by WITHIN GROUP (ORDER BY …).");
        }
        boolean relates = Aggregates.relates(call);
        if (call.operandCount() != (relates ? 2 : 1)) {
            refuse(call, Aggregates.name(call) + (relates ? " takes two numbers." : " takes one value."));
        }
        if (call.getFunctionQuantifier() != null
                && call.operand(0).getKind() == SqlKind.ROW
                && Aggregates.name(call).equals("COUNT")) {
            ((SqlCall) call.operand(0)).getOperandList().forEach(scalars::check);
        } else if (!(call.operand(0) instanceof SqlIdentifier column && column.isStar())) {
            call.getOperandList().forEach(scalars::check);
        }
    }

    private void collecting(SqlBasicCall call, CollectingAggregate aggregate) {
        aggregate.reasonAgainst().ifPresent(reason -> refuse(call, reason));
        aggregate.values().forEach(scalars::check);
        aggregate.keys().forEach(scalars::check);
    }

    private void refuseIfPresent(@Nullable SqlNode clause, String reason) {
        if (clause != null) {
            refuse(clause, reason);
        }
    }

    private void refuse(SqlNode where, String reason) {
        throw statement.unsupported(where.getParserPosition(), reason);
    }
}
