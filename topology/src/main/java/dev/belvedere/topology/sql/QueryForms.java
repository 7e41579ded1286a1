package dev.belvedere.topology.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the expressions of a query by {@link ExpressionForms}. An equality of two columns in a join condition stays Calcite's, because Calcite finds the
 * join keys by it.
 */
final class QueryForms extends SqlShuttle {

    private final ExpressionForms expressions = new ExpressionForms(this);

    static SqlNode of(SqlNode query) {
        return query.accept(new QueryForms());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select) {
            return select(select);
        }
        return call instanceof SqlJoin join ? join(join) : super.visit(call);
    }

    private SqlNode select(SqlSelect select) {
        SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
        copy.setSelectList((SqlNodeList) expression(select.getSelectList()));
        copy.setFrom(select.getFrom() == null ? null : select.getFrom().accept(this));
        copy.setWhere(expression(select.getWhere()));
        copy.setHaving(expression(select.getHaving()));
        SqlNodeList group = select.getGroup();
        if (group != null) {
            copy.setGroupBy(new SqlNodeList(group.stream().map(this::groupItem).toList(), group.getParserPosition()));
        }
        return copy;
    }

    /** A number in GROUP BY is the position of a column, not an expression. */
    private @Nullable SqlNode groupItem(@Nullable SqlNode item) {
        return item instanceof SqlLiteral ? item : expression(item);
    }

    private SqlNode join(SqlJoin join) {
        return new SqlJoin(
                join.getParserPosition(),
                join.getLeft().accept(this),
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                join.getRight().accept(this),
                join.getConditionTypeNode(),
                join.getCondition() == null ? null : condition(join.getCondition()));
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
