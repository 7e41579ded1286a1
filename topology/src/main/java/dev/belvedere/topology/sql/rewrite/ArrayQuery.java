package dev.belvedere.topology.sql.rewrite;

import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.ColumnNames;
import dev.belvedere.topology.sql.calls.FunctionCall;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Writes {@code ARRAY(SELECT x FROM … ORDER BY y)} as the aggregate that gives the same array: {@code COALESCE((SELECT ARRAY_AGG(x ORDER BY y) FROM …), '{}')}.
 */
final class ArrayQuery {

    private ArrayQuery() {}

    /** Returns what stands for the array; the call itself for a query that is not as plain as that. */
    static SqlNode of(SqlCall call) {
        SqlNode query = call.operand(0);
        SqlNode plain = query instanceof SqlOrderBy ordered && ordered.fetch == null && ordered.offset == null
                ? ordered.query
                : query;
        return plain instanceof SqlSelect select && isPlain(select)
                ? aggregated(select, query instanceof SqlOrderBy ordered ? ordered.orderList : SqlNodeList.EMPTY)
                : call;
    }

    private static boolean isPlain(SqlSelect select) {
        return !select.isDistinct()
                && select.getGroup() == null
                && select.getHaving() == null
                && select.getSelectList().size() == 1
                && !(value(select) instanceof SqlIdentifier name && name.isStar())
                && !(value(select) instanceof SqlCall call
                        && (call.getKind() == SqlKind.OVER || Aggregates.isAggregate(call)));
    }

    private static SqlNode value(SqlSelect select) {
        SqlNode item = select.getSelectList().get(0);
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private static SqlNode aggregated(SqlSelect select, SqlNodeList order) {
        SqlParserPos position = select.getParserPosition();
        List<SqlNode> keys = order.stream().map(key -> key(key, select)).toList();
        SqlNode value = value(select);
        List<SqlNode> operands = keys.isEmpty() ? List.of(value) : List.of(value, new SqlNodeList(keys, position));
        SqlNode array = SqlStdOperatorTable.AS.createCall(
                position,
                FunctionCall.of("ARRAY_AGG", value.getParserPosition(), operands),
                new SqlIdentifier("array", position));
        SqlSelect copy = (SqlSelect) select.clone(position);
        copy.setSelectList(SqlNodeList.of(array));
        return FunctionCall.of(
                "COALESCE",
                position,
                List.of(
                        SqlStdOperatorTable.SCALAR_QUERY.createCall(position, copy),
                        SqlLiteral.createCharString("{}", position)));
    }

    /** An order names the value by its position or its name, or is an expression over the rows. */
    private static SqlNode key(SqlNode key, SqlSelect select) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall direction = (SqlCall) key;
                yield direction.getOperator().createCall(key.getParserPosition(), key(direction.operand(0), select));
            }
            default -> isValue(key, select) ? value(select) : key;
        };
    }

    private static boolean isValue(SqlNode key, SqlSelect select) {
        return key instanceof SqlNumericLiteral
                || (key instanceof SqlIdentifier name
                        && name.names.equals(
                                List.of(ColumnNames.of(select.getSelectList().get(0)))));
    }
}
