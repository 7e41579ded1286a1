package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.sql.calls.CommonColumns;
import dev.belvedere.topology.sql.calls.WindowCalls;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Writes out DISTINCT ON, and LATERAL queries, as joins and window functions, and whole rows as documents of their columns. Used once. */
final class FirstRows extends SqlShuttle {

    private final StatementText statement;
    private final Catalog catalog;
    /** The columns of the views and WITH queries that can be named, by their names. */
    private final Map<String, List<String>> common;

    /** @param views the columns of the views that the query may name, by their names */
    FirstRows(StatementText statement, Catalog catalog, Map<String, List<String>> views) {
        this.statement = statement;
        this.catalog = catalog;
        this.common = new HashMap<>(views);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlOrderBy ordered && ordered.query instanceof SqlSelect select && isDistinctOn(select)) {
            if (ordered.fetch != null || ordered.offset != null) {
                throw statement.unsupported(
                        ordered.getParserPosition(),
                        "LIMIT beside DISTINCT ON is not supported. Write the query with DISTINCT ON in FROM.");
            }
            return distinctOn(select, ordered.orderList);
        }
        if (call instanceof SqlOrderBy ordered && NumberedSelect.keepsTies(ordered.orderList)) {
            return withTies(ordered);
        }
        if (call.getKind() == SqlKind.LATERAL && call.operand(0) instanceof SqlOrderBy ordered) {
            // Its rows are numbered by what it depends on, too.
            return call.getOperator().createCall(call.getParserPosition(), super.visit((SqlCall) ordered));
        }
        if (call instanceof SqlWith with) {
            return with(with);
        }
        if (call instanceof SqlSelect select) {
            return isDistinctOn(select) ? distinctOn(select, SqlNodeList.EMPTY) : select(select);
        }
        return super.visit(call);
    }

    private SqlNode withTies(SqlOrderBy ordered) {
        if (!(ordered.query instanceof SqlSelect written) || written.isDistinct() || ordered.fetch == null) {
            throw statement.unsupported(
                    ordered.getParserPosition(),
                    "WITH TIES behind UNION or DISTINCT is not supported. Write that query in FROM.");
        }
        SqlSelect select = (SqlSelect) select(written);
        NumberedSelect numbered = new NumberedSelect(statement, select, FromTables.columnsOf(select, catalog, common));
        List<SqlNode> order = ordered.orderList.stream().map(numbered::written).toList();
        return numbered.first(List.of(), List.of(), order, ordered.offset, ordered.fetch);
    }

    private SqlNode with(SqlWith with) {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode each : with.withList) {
            SqlWithItem item = (SqlWithItem) each;
            SqlNode query = item.query.accept(this);
            items.add(new SqlWithItem(item.getParserPosition(), item.name, item.columnList, query, item.recursive));
            List<String> columns = item.columnList == null
                    ? FromTables.columnsOf(query, catalog, common)
                    : item.columnList.stream()
                            .map(name -> ((SqlIdentifier) name).getSimple())
                            .toList();
            common.put(item.name.getSimple(), columns);
        }
        return new SqlWith(
                with.getParserPosition(),
                new SqlNodeList(items, with.withList.getParserPosition()),
                with.body.accept(this));
    }

    private SqlNode select(SqlSelect select) {
        SqlSelect copy = (SqlSelect) super.visit((SqlCall) select);
        if (copy.getFrom() != null) {
            copy = WholeElements.in(copy, FromTables.of(copy.getFrom(), catalog, common));
            FromTables from = FromTables.of(copy.getFrom(), catalog, common);
            copy.setSelectList(
                    (SqlNodeList) copy.getSelectList().accept(new RowDocuments(statement, copy.getFrom(), from)));
        }
        if (copy.getFrom() != null && hasLateral(copy.getFrom())) {
            FromTables from = FromTables.of(copy.getFrom(), catalog, common);
            copy.setSelectList(
                    new StarItems(statement, from).named(copy.getSelectList(), CommonColumns.areIn(copy.getFrom())));
            copy.setFrom(withoutLateral(copy.getFrom()));
        }
        return copy;
    }

    private static boolean hasLateral(SqlNode from) {
        return lateral(from) != null
                || (from instanceof SqlJoin join && (hasLateral(join.getLeft()) || hasLateral(join.getRight())));
    }

    /** Returns the query of a LATERAL item; null for all others. */
    private static @Nullable SqlNode lateral(SqlNode from) {
        SqlNode item = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
        return item.getKind() == SqlKind.LATERAL ? ((SqlCall) item).operand(0) : null;
    }

    private SqlNode withoutLateral(SqlNode from) {
        if (!(from instanceof SqlJoin join)) {
            return from;
        }
        SqlNode left = withoutLateral(join.getLeft());
        SqlNode query = lateral(join.getRight());
        if (query == null) {
            return new SqlJoin(
                    join.getParserPosition(),
                    left,
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    withoutLateral(join.getRight()),
                    join.getConditionTypeNode(),
                    join.getCondition());
        }
        if (LateralQuery.isOneRow(query)) {
            return oneRow(join, left);
        }
        FromTables outer = FromTables.of(join.getLeft(), catalog, common);
        SqlIdentifier alias = alias(join.getRight());
        LateralQuery lateral = new LateralQuery(
                statement,
                query,
                outer,
                inner -> FromTables.of(inner, catalog, common),
                each -> FromTables.columnsOf(each, catalog, common));
        SqlNode independent = SqlStdOperatorTable.AS.createCall(query.getParserPosition(), lateral.query(), alias);
        return new SqlJoin(
                join.getParserPosition(),
                left,
                SqlLiteral.createBoolean(false, join.getParserPosition()),
                type(join).symbol(join.getParserPosition()),
                independent,
                JoinConditionType.ON.symbol(join.getParserPosition()),
                condition(join, lateral.equalities(alias.getSimple())));
    }

    /**
     * An aggregate without GROUP BY has one row for each row before it. Its join becomes a left one: where nothing is found, Calcite groups by what the query depends on, and
     * has no group.
     */
    private SqlNode oneRow(SqlJoin join, SqlNode left) {
        boolean always = join.getConditionType() == JoinConditionType.NONE
                || (join.getCondition() instanceof SqlLiteral literal && Boolean.TRUE.equals(literal.getValue()));
        if (!always || type(join) == JoinType.RIGHT) {
            throw statement.unsupported(
                    join.getParserPosition(),
                    "a LATERAL query with an aggregate and without GROUP BY is joined ON TRUE, or by CROSS JOIN.");
        }
        return new SqlJoin(
                join.getParserPosition(),
                left,
                SqlLiteral.createBoolean(false, join.getParserPosition()),
                JoinType.LEFT.symbol(join.getParserPosition()),
                join.getRight(),
                JoinConditionType.ON.symbol(join.getParserPosition()),
                SqlLiteral.createBoolean(true, join.getParserPosition()));
    }

    private SqlIdentifier alias(SqlNode from) {
        if (from.getKind() != SqlKind.AS || ((SqlCall) from).operandCount() > 2) {
            throw statement.unsupported(
                    from.getParserPosition(),
                    "a LATERAL query needs a name, and the names of its columns in its SELECT list.");
        }
        return ((SqlCall) from).operand(1);
    }

    private JoinType type(SqlJoin join) {
        return switch (join.getJoinType()) {
            case INNER, CROSS, COMMA -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            default ->
                throw statement.unsupported(
                        join.getParserPosition(), "LATERAL stands on the right of an INNER, CROSS or LEFT JOIN.");
        };
    }

    private static SqlNode condition(SqlJoin join, List<SqlNode> equalities) {
        SqlParserPos position = join.getParserPosition();
        SqlNode written = join.getConditionType() == JoinConditionType.ON ? join.getCondition() : null;
        return Stream.concat(equalities.stream(), Stream.ofNullable(written))
                .reduce((first, second) -> SqlStdOperatorTable.AND.createCall(position, first, second))
                .orElseGet(() -> SqlLiteral.createBoolean(true, position));
    }

    private static boolean isDistinctOn(SqlSelect select) {
        return !select.getSelectList().isEmpty()
                && distinct(select.getSelectList().get(0)) != null;
    }

    private static @Nullable SqlCall distinct(SqlNode item) {
        SqlNode plain = SqlUtil.stripAs(item);
        return plain instanceof SqlCall call && call.getOperator().getName().equals(Spelling.DISTINCT_ON) ? call : null;
    }

    private SqlNode distinctOn(SqlSelect written, List<SqlNode> order) {
        SqlCall distinct =
                Objects.requireNonNull(distinct(written.getSelectList().get(0)));
        SqlSelect select = (SqlSelect) written.clone(written.getParserPosition());
        List<SqlNode> items = written.getSelectList();
        select.setSelectList(new SqlNodeList(
                items.subList(1, items.size()), written.getSelectList().getParserPosition()));
        select = (SqlSelect) select(select);
        List<String> names = FromTables.columnsOf(select, catalog, common);
        NumberedSelect numbered = new NumberedSelect(statement, select, names);
        List<SqlNode> partition =
                distinct.getOperandList().stream().map(numbered::written).toList();
        List<SqlNode> sorted = order.stream().map(numbered::written).toList();
        for (int i = 0; i < Math.min(partition.size(), sorted.size()); i++) {
            SqlNode key = WindowCalls.key(sorted.get(i));
            if (partition.stream().noneMatch(each -> each.equalsDeep(key, Litmus.IGNORE))) {
                throw statement.unsupported(
                        key.getParserPosition(),
                        "ORDER BY has to begin with the expressions of DISTINCT ON, written alike, as in PostgreSQL.");
            }
        }
        SqlNode one = SqlLiteral.createExactNumeric("1", written.getParserPosition());
        return numbered.first(List.of(), partition, sorted, null, one);
    }
}
