package dev.belvedere.topology.sql.rewrite;

import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.ColumnNames;
import dev.belvedere.topology.sql.calls.FunctionCall;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes out what PostgreSQL defines by other operators: comparisons of rows, lists in VALUES, ANY and ALL of arrays whose elements the statement lists,
 * ARRAY of a query, functions that give rows in a SELECT list, and TABLE.
 */
public final class ShortForms extends SqlShuttle {

    // An element of an array's text that needs no quotes.
    private static final Pattern PLAIN_ARRAY = Pattern.compile("\\{[^{}\"\\\\]*}");

    @Override
    public SqlNode visit(SqlCall call) {
        SqlCall written = (SqlCall) super.visit(call);
        if (written instanceof SqlSelect select) {
            return named(select);
        }
        if (written instanceof SqlWithItem item && item.query.getKind() == SqlKind.VALUES) {
            return new SqlWithItem(
                    item.getParserPosition(),
                    item.name,
                    item.columnList,
                    TableFunctions.rows((SqlCall) item.query),
                    item.recursive);
        }
        return switch (written.getKind()) {
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL, OVERLAPS ->
                RowComparisons.compared(written);
            case LIKE -> like(written);
            case LITERAL_CHAIN -> chain(written);
            case EXPLICIT_TABLE -> table(written);
            case IN, NOT_IN -> in(written);
            case SOME, ALL -> quantified(written);
            case ARRAY_QUERY_CONSTRUCTOR -> ArrayQuery.of(written);
            default -> renamed(written);
        };
    }

    /** Columns without a name get the one that PostgreSQL gives them. */
    private static SqlNode named(SqlSelect select) {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            boolean named = item instanceof SqlIdentifier || item.getKind() == SqlKind.AS;
            SqlParserPos position = item.getParserPosition();
            items.add(
                    named
                            ? item
                            : SqlStdOperatorTable.AS.createCall(
                                    position, item, new SqlIdentifier(ColumnNames.of(item), position)));
        }
        SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
        copy.setFrom(select.getFrom() == null ? null : TableFunctions.in(select.getFrom()));
        copy.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        return SelectedElements.in(copy);
    }

    /** A function whose first argument is its name gets it back. */
    private static SqlNode renamed(SqlCall call) {
        if (call.operandCount() == 0
                || !(call.operand(0) instanceof SqlIdentifier marker)
                || !marker.isSimple()
                || !marker.getSimple().startsWith(Spelling.NAMED)) {
            return call;
        }
        String name = marker.getSimple().substring(Spelling.NAMED.length()).toUpperCase(Locale.ROOT);
        List<SqlNode> operands = call.getOperandList().subList(1, call.operandCount());
        SqlCall named = FunctionCall.of(name, call.getParserPosition(), operands);
        return named.getOperator()
                .createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands.toArray(SqlNode[]::new));
    }

    private static SqlNode in(SqlCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            return values(call.operand(1))
                    .<SqlNode>map(members -> inList(call, members))
                    .orElse(call);
        }
        return inList(call, list);
    }

    private static SqlNode inList(SqlCall call, SqlNodeList members) {
        Optional<List<SqlNode>> left = RowComparisons.row(call.operand(0));
        if (left.isEmpty()) {
            return call.getOperator().createCall(call.getParserPosition(), call.operand(0), members);
        }
        List<SqlNode> found = new ArrayList<>();
        for (SqlNode member : members) {
            Optional<List<SqlNode>> right = RowComparisons.row(member);
            if (right.isEmpty() || right.get().size() != left.get().size()) {
                return call;
            }
            found.add(RowComparisons.equal(left.get(), right.get(), call.getParserPosition()));
        }
        SqlNode any = RowComparisons.joined(found, false, call.getParserPosition());
        return call.getKind() == SqlKind.IN ? any : SqlStdOperatorTable.NOT.createCall(call.getParserPosition(), any);
    }

    /** The members of {@code VALUES (1), (2)}. */
    private static Optional<SqlNodeList> values(SqlNode query) {
        if (query.getKind() != SqlKind.VALUES) {
            return Optional.empty();
        }
        List<SqlNode> members = new ArrayList<>();
        for (SqlNode row : ((SqlCall) query).getOperandList()) {
            List<SqlNode> columns = ((SqlCall) row).getOperandList();
            members.add(columns.size() == 1 ? columns.get(0) : row);
        }
        return Optional.of(new SqlNodeList(members, query.getParserPosition()));
    }

    /** {@code = ANY} of listed elements is IN, {@code <> ALL} is NOT IN, and another comparison holds for one or for all of them. */
    private static SqlNode quantified(SqlCall call) {
        SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
        boolean all = call.getKind() == SqlKind.ALL;
        Optional<SqlNodeList> elements = elements(call.operand(1));
        if (elements.isEmpty() || elements.get().isEmpty()) {
            return call;
        }
        if (comparison == (all ? SqlKind.NOT_EQUALS : SqlKind.EQUALS)) {
            SqlOperator operator = all ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN;
            return operator.createCall(call.getParserPosition(), call.operand(0), elements.get());
        }
        SqlOperator operator = operator(comparison);
        List<SqlNode> compared = new ArrayList<>();
        for (SqlNode element : elements.get()) {
            compared.add(operator.createCall(call.getParserPosition(), call.operand(0), element));
        }
        return RowComparisons.joined(compared, all, call.getParserPosition());
    }

    /** {@code LIKE ANY} and {@code LIKE ALL} of listed patterns hold for one or for all of them. */
    private static SqlNode like(SqlCall call) {
        if (!(call.operand(1) instanceof SqlCall list) || !isLikeList(list)) {
            return call;
        }
        Optional<SqlNodeList> patterns = elements(list.operand(0));
        if (patterns.isEmpty() || patterns.get().isEmpty()) {
            return call;
        }
        List<SqlNode> compared = new ArrayList<>();
        for (SqlNode pattern : patterns.get()) {
            compared.add(call.getOperator().createCall(call.getParserPosition(), call.operand(0), pattern));
        }
        boolean all = Aggregates.name(list).equalsIgnoreCase(Spelling.LIKE_ALL);
        return RowComparisons.joined(compared, all, call.getParserPosition());
    }

    private static boolean isLikeList(SqlCall call) {
        String name = Aggregates.name(call);
        return call.operandCount() == 1
                && (name.equalsIgnoreCase(Spelling.LIKE_ANY) || name.equalsIgnoreCase(Spelling.LIKE_ALL));
    }

    /** Strings with nothing but a line break between them are one. */
    private static SqlNode chain(SqlCall call) {
        StringBuilder text = new StringBuilder();
        for (SqlNode part : call.getOperandList()) {
            text.append(((SqlLiteral) part).getValueAs(String.class));
        }
        return SqlLiteral.createCharString(text.toString(), call.getParserPosition());
    }

    /** {@code TABLE name} is {@code SELECT * FROM name}. */
    private static SqlNode table(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNodeList all = new SqlNodeList(List.of(SqlIdentifier.star(position)), position);
        return new SqlSelect(
                position, null, all, call.operand(0), null, null, null, null, null, null, null, null, null);
    }

    static SqlOperator operator(SqlKind comparison) {
        return switch (comparison) {
            case EQUALS -> SqlStdOperatorTable.EQUALS;
            case NOT_EQUALS -> SqlStdOperatorTable.NOT_EQUALS;
            case LESS_THAN -> SqlStdOperatorTable.LESS_THAN;
            case LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case GREATER_THAN -> SqlStdOperatorTable.GREATER_THAN;
            case GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
            default -> throw new IllegalStateException("no comparison " + comparison);
        };
    }

    /** The elements of an array that the statement writes as {@code ARRAY[…]} or as a text like {@code '{1,2}'}. */
    private static Optional<SqlNodeList> elements(SqlNode operand) {
        SqlNode array = operand instanceof SqlNodeList list && list.size() == 1 ? list.get(0) : operand;
        if (array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
            return Optional.of(new SqlNodeList(((SqlBasicCall) array).getOperandList(), array.getParserPosition()));
        }
        if (array instanceof SqlCharStringLiteral text) {
            return elements(text.getValueAs(String.class), array.getParserPosition());
        }
        return Optional.empty();
    }

    private static Optional<SqlNodeList> elements(String text, SqlParserPos position) {
        if (!PLAIN_ARRAY.matcher(text).matches()) {
            return Optional.empty();
        }
        List<SqlNode> elements = new ArrayList<>();
        for (String element : text.substring(1, text.length() - 1).split(",", -1)) {
            String plain = element.strip();
            elements.add(
                    plain.equalsIgnoreCase("null")
                            ? SqlLiteral.createNull(position)
                            : SqlLiteral.createCharString(plain, position));
        }
        return Optional.of(new SqlNodeList(elements, position));
    }
}
