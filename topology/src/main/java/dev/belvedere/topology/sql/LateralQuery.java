package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.CallSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A LATERAL query as one that stands by itself: where it holds a column equal to one of the tables before it, the column becomes one of its own, by which it can
 * be joined, and LIMIT counts the rows that have it in common. Used once.
 */
final class LateralQuery {

    private final StatementText statement;
    private final SqlNode written;
    private final FromTables outer;
    private final Function<SqlNode, FromTables> tables;
    private final Function<SqlNode, List<String>> names;
    /** What the columns of the query equal, and these columns. */
    private final List<SqlIdentifier> outerColumns = new ArrayList<>();

    private final List<SqlIdentifier> innerColumns = new ArrayList<>();

    /**
     * @param outer the tables before it
     * @param tables reads a FROM clause
     * @param names the names of the columns that a query gives
     */
    LateralQuery(
            StatementText statement,
            SqlNode written,
            FromTables outer,
            Function<SqlNode, FromTables> tables,
            Function<SqlNode, List<String>> names) {
        this.statement = statement;
        this.written = written;
        this.outer = outer;
        this.tables = tables;
        this.names = names;
    }

    /** Whether the query has one row, whatever it finds: an aggregate without GROUP BY. */
    static boolean isOneRow(SqlNode query) {
        return query instanceof SqlSelect select
                && select.getGroup() == null
                && select.getHaving() == null
                && CallSearch.has(select.getSelectList(), Aggregates::isAggregate)
                && !CallSearch.has(select.getSelectList(), call -> call.getKind() == SqlKind.OVER);
    }

    /** Returns the query that stands by itself. */
    SqlNode query() {
        SqlOrderBy ordered = written instanceof SqlOrderBy orderBy ? orderBy : null;
        SqlNode query = ordered == null ? written : ordered.query;
        if (!(query instanceof SqlSelect select) || select.getFrom() == null) {
            return written;
        }
        FromTables inner = tables.apply(select.getFrom());
        SqlSelect alone = (SqlSelect) select.clone(select.getParserPosition());
        List<SqlNode> rest = new ArrayList<>();
        conditions(select.getWhere(), inner, rest);
        alone.setWhere(and(rest, select.getParserPosition()));
        refuseOthers(alone, ordered, inner);
        if (outerColumns.isEmpty()) {
            return written;
        }
        group(alone);
        return ordered == null || (ordered.fetch == null && ordered.offset == null)
                ? with(alone, columns())
                : limited(alone, ordered);
    }

    /** Returns what the query is joined by. */
    List<SqlNode> equalities(String alias) {
        return IntStream.range(0, outerColumns.size())
                .<SqlNode>mapToObj(i -> {
                    SqlParserPos position = outerColumns.get(i).getParserPosition();
                    return SqlStdOperatorTable.EQUALS.createCall(
                            position, outerColumns.get(i), new SqlIdentifier(List.of(alias, name(i)), position));
                })
                .toList();
    }

    private static String name(int column) {
        return "lateral " + (column + 1);
    }

    private List<SqlNode> columns() {
        return IntStream.range(0, innerColumns.size())
                .<SqlNode>mapToObj(i -> {
                    SqlIdentifier column = innerColumns.get(i);
                    SqlParserPos position = column.getParserPosition();
                    return SqlStdOperatorTable.AS.createCall(position, column, new SqlIdentifier(name(i), position));
                })
                .toList();
    }

    /** Takes apart a condition of WHERE. */
    private void conditions(@Nullable SqlNode condition, FromTables inner, List<SqlNode> rest) {
        if (condition == null) {
            return;
        }
        List<SqlNode> operands = condition instanceof SqlCall call ? call.getOperandList() : List.of();
        if (condition.getKind() == SqlKind.AND) {
            operands.forEach(operand -> conditions(operand, inner, rest));
        } else if (condition.getKind() == SqlKind.EQUALS
                && operands.get(0) instanceof SqlIdentifier left
                && operands.get(1) instanceof SqlIdentifier right
                && isOuter(left, inner) != isOuter(right, inner)) {
            outerColumns.add(isOuter(left, inner) ? left : right);
            innerColumns.add(isOuter(left, inner) ? right : left);
        } else {
            rest.add(condition);
        }
    }

    /** Whether the name means a column of the tables before the query: its own come first. */
    private boolean isOuter(SqlIdentifier name, FromTables inner) {
        return !inner.knows(name) && outer.knows(name);
    }

    private static @Nullable SqlNode and(List<SqlNode> conditions, SqlParserPos position) {
        return conditions.stream()
                .reduce((first, second) -> SqlStdOperatorTable.AND.createCall(position, first, second))
                .orElse(null);
    }

    private void refuseOthers(SqlSelect select, @Nullable SqlOrderBy ordered, FromTables inner) {
        SqlBasicVisitor<Void> others = new SqlBasicVisitor<>() {
            @Override
            public @Nullable Void visit(SqlIdentifier name) {
                if (!name.isStar() && isOuter(name, inner)) {
                    throw statement.unsupported(
                            name.getParserPosition(),
                            "a LATERAL query may use columns of the tables before it only in WHERE conditions that hold"
                                    + " two columns equal. Write the query as a join.");
                }
                return null;
            }
        };
        for (SqlNode part : new SqlNode[] {
            select.getSelectList(),
            select.getFrom(),
            select.getWhere(),
            select.getGroup(),
            select.getHaving(),
            ordered == null ? null : ordered.orderList
        }) {
            if (part != null) {
                part.accept(others);
            }
        }
    }

    /** Groups by the columns that the query is joined by, too. */
    private void group(SqlSelect select) {
        if (CallSearch.has(select.getSelectList(), call -> call.getKind() == SqlKind.OVER)) {
            throw statement.unsupported(
                    select.getParserPosition(),
                    "a window function in a LATERAL query is not supported. Write the query as a join.");
        }
        if (select.getGroup() != null) {
            List<SqlNode> items = new ArrayList<>(select.getGroup());
            items.addAll(innerColumns);
            select.setGroupBy(new SqlNodeList(items, select.getGroup().getParserPosition()));
        } else if (CallSearch.has(select.getSelectList(), Aggregates::isAggregate) || select.getHaving() != null) {
            throw statement.unsupported(
                    select.getParserPosition(),
                    "an aggregate without GROUP BY in a LATERAL query has a row even where it finds none, which is not"
                            + " supported here. Write it in the SELECT list: (SELECT SUM(…) FROM … WHERE …) AS total.");
        }
    }

    private SqlNode limited(SqlSelect select, SqlOrderBy ordered) {
        if (ordered.orderList.isEmpty() || select.isDistinct()) {
            throw statement.unsupported(
                    ordered.getParserPosition(),
                    "LIMIT in a LATERAL query needs ORDER BY, and no DISTINCT: without an order it is open which rows"
                            + " there are.");
        }
        NumberedSelect numbered = new NumberedSelect(statement, select, names.apply(select));
        List<SqlNode> order = ordered.orderList.stream().map(numbered::written).toList();
        return numbered.first(columns(), List.copyOf(innerColumns), order, ordered.offset, ordered.fetch);
    }

    private static SqlNode with(SqlSelect select, List<SqlNode> columns) {
        List<SqlNode> items = new ArrayList<>(select.getSelectList());
        items.addAll(columns);
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        return select;
    }
}
