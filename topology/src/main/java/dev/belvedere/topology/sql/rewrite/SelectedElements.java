package dev.belvedere.topology.sql.rewrite;

import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.CallSearch;
import dev.belvedere.topology.sql.calls.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * Moves functions that give rows from a SELECT list to FROM. There, too, a row comes as often as the longest of their lists has elements (PostgreSQL's manual,
 * section "SQL Functions Returning Sets"). Used once.
 */
final class SelectedElements extends SqlShuttle {

    private static final String TABLE = "selected elements";

    private final List<SqlCall> functions = new ArrayList<>();
    private final List<SqlNode> arrays = new ArrayList<>();

    private SelectedElements() {}

    /** Returns the query without such functions in its SELECT list; as it is where they would give rows after it has grouped its own. */
    static SqlSelect in(SqlSelect select) {
        return select.getFrom() == null || givesRowsLate(select) ? select : new SelectedElements().moved(select);
    }

    private SqlSelect moved(SqlSelect select) {
        SqlNodeList items =
                (SqlNodeList) Objects.requireNonNull(select.getSelectList().accept(this));
        if (functions.isEmpty()) {
            return select;
        }
        SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
        copy.setSelectList(items);
        if (select.getGroup() != null) {
            copy.setGroupBy((SqlNodeList) select.getGroup().accept(this));
        }
        copy.setFrom(with(elements(select.getParserPosition()), Objects.requireNonNull(select.getFrom())));
        return copy;
    }

    private SqlNode elements(SqlParserPos position) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(SqlStdOperatorTable.UNNEST.createCall(position, arrays));
        operands.add(new SqlIdentifier(TABLE, position));
        IntStream.range(0, functions.size())
                .forEach(function -> operands.add(new SqlIdentifier(column(function), position)));
        return SqlStdOperatorTable.AS.createCall(position, operands);
    }

    private static SqlNode with(SqlNode elements, SqlNode from) {
        SqlParserPos position = from.getParserPosition();
        return new SqlJoin(
                position,
                from,
                SqlLiteral.createBoolean(false, position),
                JoinType.CROSS.symbol(position),
                elements,
                JoinConditionType.NONE.symbol(position),
                null);
    }

    private static String column(int function) {
        return "element " + (function + 1);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        Optional<SqlNode> array = TableFunctions.array(call);
        if (array.isEmpty()) {
            return super.visit(call);
        }
        int known = IntStream.range(0, functions.size())
                .filter(function -> functions.get(function).equalsDeep(call, Litmus.IGNORE))
                .findFirst()
                .orElse(functions.size());
        if (known == functions.size()) {
            functions.add(call);
            arrays.add(array.get());
        }
        return new SqlIdentifier(List.of(TABLE, column(known)), call.getParserPosition());
    }

    /** Whether PostgreSQL groups the rows, or computes windows over them, before such a function gives more; {@code *} would show its column twice. */
    private static boolean givesRowsLate(SqlSelect select) {
        List<SqlNode> items = select.getSelectList();
        boolean windows = items.stream().anyMatch(item -> CallSearch.has(item, call -> call.getKind() == SqlKind.OVER));
        boolean starred =
                items.stream().anyMatch(item -> item instanceof SqlIdentifier name && name.names.equals(List.of("")));
        boolean groups = select.getGroup() != null
                || select.getHaving() != null
                || items.stream().anyMatch(item -> CallSearch.has(item, Aggregates::isAggregate));
        return windows
                || starred
                || (groups
                        && IntStream.range(0, items.size())
                                .anyMatch(position -> CallSearch.has(
                                                items.get(position),
                                                call -> TableFunctions.array(call)
                                                        .isPresent())
                                        && !isGrouped(items.get(position), position + 1, select.getGroup())));
    }

    private static boolean isGrouped(SqlNode item, int position, @Nullable SqlNodeList group) {
        SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        return group != null
                && group.stream()
                        .anyMatch(by -> by.equalsDeep(expression, Litmus.IGNORE)
                                || (by instanceof SqlIdentifier name
                                        && name.names.equals(List.of(ColumnNames.of(item))))
                                || (by instanceof SqlNumericLiteral number
                                        && number.isInteger()
                                        && number.intValue(true) == position));
    }
}
