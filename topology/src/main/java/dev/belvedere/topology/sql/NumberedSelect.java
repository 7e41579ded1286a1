package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.calls.WindowCalls;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT whose rows are numbered in partitions, so that the first ones can be taken: {@code SELECT columns FROM (SELECT …, ROW_NUMBER() OVER (…)) WHERE number
 * <= 1}.
 */
final class NumberedSelect {

    private static final String NUMBER = "row number";

    private final StatementText statement;
    private final SqlSelect select;
    private final List<String> names;
    private final SqlParserPos position;

    /** @param names the names of the columns that the select gives; empty for one without a name */
    NumberedSelect(StatementText statement, SqlSelect select, List<String> names) {
        this.statement = statement;
        this.select = select;
        this.names = names;
        this.position = select.getParserPosition();
    }

    /** Returns an item of ORDER BY or DISTINCT ON, where it is a position or a name of the SELECT list, as what is selected there. */
    SqlNode written(SqlNode item) {
        return switch (item.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall direction = (SqlCall) item;
                yield direction.getOperator().createCall(item.getParserPosition(), written(direction.operand(0)));
            }
            default -> item instanceof SqlNumericLiteral number ? selected(number) : aliased(item);
        };
    }

    private SqlNode selected(SqlNumericLiteral number) {
        List<SqlNode> items = select.getSelectList();
        boolean starred = items.stream().anyMatch(item -> item instanceof SqlIdentifier name && name.isStar());
        if (starred || !number.isInteger() || number.intValue(true) < 1 || number.intValue(true) > items.size()) {
            throw statement.unsupported(
                    number.getParserPosition(),
                    "position " + number + " is not one of a column that the SELECT list names.");
        }
        return SqlUtil.stripAs(items.get(number.intValue(true) - 1));
    }

    private SqlNode aliased(SqlNode item) {
        if (!(item instanceof SqlIdentifier name) || !name.isSimple()) {
            return item;
        }
        Optional<SqlNode> named = select.getSelectList().stream()
                .filter(each -> each.getKind() == SqlKind.AS && name.getSimple().equals(SqlValidatorUtil.alias(each)))
                .findFirst();
        return named.map(SqlUtil::stripAs).orElse(item);
    }

    /**
     * Returns the rows with certain numbers.
     *
     * @param more columns to add, with their names
     * @param partition what rows of one partition have in common
     * @param order how they are ordered; rows that it does not tell apart count as one, if {@link #keepsTies it says so}
     * @param limit how many there are to be of each partition; all, if it is null
     */
    SqlNode first(
            List<SqlNode> more,
            List<SqlNode> partition,
            List<SqlNode> order,
            @Nullable SqlNode offset,
            @Nullable SqlNode limit) {
        List<SqlNode> items = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (SqlNode item : select.getSelectList()) {
            String alias = item instanceof SqlIdentifier name && name.isStar() ? "" : SqlValidatorUtil.alias(item);
            boolean unnamed = alias == null || (alias.isEmpty() && !(item instanceof SqlIdentifier));
            items.add(unnamed ? as(item, "column " + (items.size() + 1)) : item);
        }
        for (String name : names) {
            columns.add(name.isEmpty() ? "column " + (columns.size() + 1) : name);
            if (!known.add(columns.get(columns.size() - 1))) {
                throw statement.unsupported(
                        position, "two columns are called " + name + " here. Give one of them another name by AS.");
            }
        }
        for (SqlNode column : more) {
            items.add(column);
            columns.add(SqlValidatorUtil.alias(column));
        }
        if (keepsTies(order) && offset != null) {
            throw statement.unsupported(
                    position, "OFFSET beside WITH TIES leaves open which of the rows that are alike it skips.");
        }
        items.add(as(number(partition, order), NUMBER));
        SqlSelect numbered = (SqlSelect) select.clone(position);
        numbered.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        return new SqlSelect(
                position,
                null,
                new SqlNodeList(columns.stream().map(this::name).toList(), position),
                as(numbered, "numbered rows"),
                condition(offset, limit),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private @Nullable SqlNode condition(@Nullable SqlNode offset, @Nullable SqlNode limit) {
        for (SqlNode number : new SqlNode[] {offset, limit}) {
            if (number != null && !WindowCalls.isCount(number)) {
                throw statement.unsupported(
                        number.getParserPosition(),
                        "LIMIT and OFFSET take a whole number that is written as a literal.");
            }
        }
        long skipped = offset == null ? 0 : ((SqlLiteral) offset).longValue(true);
        SqlNode behind = offset == null
                ? null
                : SqlStdOperatorTable.GREATER_THAN.createCall(position, name(NUMBER), literal(skipped));
        if (limit == null) {
            return behind;
        }
        long last = skipped + ((SqlLiteral) limit).longValue(true);
        SqlNode within = SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(position, name(NUMBER), literal(last));
        return behind == null ? within : SqlStdOperatorTable.AND.createCall(position, within, behind);
    }

    private SqlNode literal(long number) {
        return SqlLiteral.createExactNumeric(Long.toString(number), position);
    }

    /** Whether the last item stands for WITH TIES. */
    static boolean keepsTies(List<SqlNode> order) {
        return !order.isEmpty()
                && order.get(order.size() - 1) instanceof SqlCharStringLiteral marker
                && marker.getValueAs(String.class).equals(Spelling.WITH_TIES);
    }

    private SqlNode number(List<SqlNode> partition, List<SqlNode> order) {
        boolean ties = keepsTies(order);
        return SqlStdOperatorTable.OVER.createCall(
                position,
                (ties ? SqlStdOperatorTable.RANK : SqlStdOperatorTable.ROW_NUMBER).createCall(position),
                SqlWindow.create(
                        null,
                        null,
                        new SqlNodeList(partition, position),
                        new SqlNodeList(ties ? order.subList(0, order.size() - 1) : order, position),
                        SqlLiteral.createBoolean(false, position),
                        null,
                        null,
                        null,
                        SqlWindow.createExcludeNoOthers(position),
                        position));
    }

    private SqlIdentifier name(String name) {
        return new SqlIdentifier(name, position);
    }

    private SqlNode as(SqlNode node, String name) {
        return SqlStdOperatorTable.AS.createCall(node.getParserPosition(), node, name(name));
    }
}
