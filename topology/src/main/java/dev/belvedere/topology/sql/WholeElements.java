package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.FromTables.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Writes out names of functions in FROM that stand for their one column: in PostgreSQL, e is e.value in {@code FROM jsonb_array_elements(items) e}. */
final class WholeElements extends SqlShuttle {

    /** The column of each function that has one, by the function's alias. */
    private final Map<String, String> columns;

    private WholeElements(Map<String, String> columns) {
        this.columns = columns;
    }

    /** @param from what the FROM clause names */
    static SqlSelect in(SqlSelect select, FromTables from) {
        Map<String, String> columns = new HashMap<>();
        for (Source source : from.sources()) {
            if (source.elements() && source.columns().size() == 1 && !from.hasColumn(source.alias())) {
                columns.put(source.alias(), source.columns().get(0));
            }
        }
        return columns.isEmpty() ? select : new WholeElements(columns).in(select);
    }

    private SqlSelect in(SqlSelect select) {
        SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
        copy.setFrom(from(select.getFrom()));
        copy.setSelectList(new SqlNodeList(
                select.getSelectList().stream().map(this::selected).toList(),
                select.getSelectList().getParserPosition()));
        copy.setWhere(accepted(select.getWhere()));
        copy.setGroupBy((SqlNodeList) accepted(select.getGroup()));
        copy.setHaving(accepted(select.getHaving()));
        return copy;
    }

    /** The column of the result is called as it was written. */
    private SqlNode selected(SqlNode item) {
        SqlNode replaced = Objects.requireNonNull(item.accept(this));
        return item instanceof SqlIdentifier name && replaced != item
                ? SqlStdOperatorTable.AS.createCall(
                        item.getParserPosition(),
                        replaced,
                        new SqlIdentifier(name.getSimple(), item.getParserPosition()))
                : replaced;
    }

    private @Nullable SqlNode accepted(@Nullable SqlNode node) {
        return node == null ? null : node.accept(this);
    }

    private @Nullable SqlNode from(@Nullable SqlNode from) {
        if (from instanceof SqlJoin join) {
            return new SqlJoin(
                    join.getParserPosition(),
                    Objects.requireNonNull(from(join.getLeft())),
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    Objects.requireNonNull(from(join.getRight())),
                    join.getConditionTypeNode(),
                    join.getConditionType() == JoinConditionType.ON
                            ? accepted(join.getCondition())
                            : join.getCondition());
        }
        if (from != null
                && from.getKind() == SqlKind.AS
                && ((SqlCall) from).operand(0).getKind() == SqlKind.UNNEST) {
            SqlCall copy = (SqlCall) from.clone(from.getParserPosition());
            copy.setOperand(0, ((SqlCall) from).operand(0).accept(this));
            return copy;
        }
        return from;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        if (call.getKind() == SqlKind.AS) {
            SqlNode expression = call.operand(0);
            return call.getOperator().createCall(call.getParserPosition(), expression.accept(this), call.operand(1));
        }
        return super.visit(call);
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        String column = name.isSimple() && !name.isStar() ? columns.get(name.getSimple()) : null;
        if (column == null) {
            return name;
        }
        SqlParserPos position = name.getParserPosition();
        return new SqlIdentifier(List.of(name.getSimple(), column), position);
    }
}
