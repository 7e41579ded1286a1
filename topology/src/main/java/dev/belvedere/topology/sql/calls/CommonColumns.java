package dev.belvedere.topology.sql.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** Joins whose tables have columns in common, by USING or NATURAL. */
public final class CommonColumns {

    private CommonColumns() {}

    /** Whether a FROM clause has such a join. */
    public static boolean areIn(@Nullable SqlNode from) {
        return from instanceof SqlJoin join
                && (join.getConditionType() == JoinConditionType.USING
                        || join.isNatural()
                        || areIn(join.getLeft())
                        || areIn(join.getRight()));
    }

    /**
     * Returns the SELECT list of such a join as Calcite takes it: its validator fails if a column under a new name is qualified, as {@code a.id AS x}, or if two
     * of them are the same one.
     */
    public static SqlNodeList selected(SqlNodeList items) {
        Set<String> names = new HashSet<>();
        List<SqlNode> selected = new ArrayList<>();
        for (SqlNode item : items) {
            boolean fails = item.getKind() == SqlKind.AS
                    && ((SqlCall) item).operand(0) instanceof SqlIdentifier column
                    && (!column.isSimple() || !names.add(column.getSimple()));
            selected.add(fails ? expression((SqlCall) item) : item);
        }
        return new SqlNodeList(selected, items.getParserPosition());
    }

    private static SqlNode expression(SqlCall as) {
        SqlNode column = as.operand(0);
        SqlNode same = new PostgresOperator("SAME", operands -> operands.get(0))
                .of(column.getParserPosition(), List.of(column));
        return as.getOperator().createCall(as.getParserPosition(), same, as.operand(1));
    }
}
