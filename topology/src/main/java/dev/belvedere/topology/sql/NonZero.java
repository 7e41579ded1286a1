package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.calls.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions are not zero, or are NULL, where others are computed: WHERE, HAVING, FILTER and WHEN keep rows away from the expressions behind them, and a
 * group has a row. Used by one thread, for one statement.
 */
final class NonZero {

    // A cast to one of these does not turn a number into zero.
    private static final Set<String> WIDE = Set.of("DECIMAL", "DOUBLE", "FLOAT", "FLOAT8");

    private List<SqlNode> known = List.of();
    private boolean grouped;

    /** Computes something within the SELECT list, GROUP BY or HAVING of a query, where nothing is known of the queries around it. */
    <T> T inside(SqlSelect select, boolean behindHaving, Supplier<T> computed) {
        List<SqlNode> facts = new ArrayList<>(ifTrue(select.getWhere()));
        if (behindHaving) {
            facts.addAll(ifTrue(select.getHaving()));
        }
        boolean groups = select.getGroup() != null
                && !select.getGroup().isEmpty()
                && select.getGroup().stream().noneMatch(GroupedSelect::isSets);
        return with(facts, groups, computed);
    }

    /** Computes something where nothing is known. */
    <T> T outside(Supplier<T> computed) {
        return with(List.of(), false, computed);
    }

    /** Computes something where these expressions are not zero either. */
    <T> T knowing(List<SqlNode> facts, Supplier<T> computed) {
        List<SqlNode> all = new ArrayList<>(known);
        all.addAll(facts);
        return with(all, grouped, computed);
    }

    private <T> T with(List<SqlNode> facts, boolean groups, Supplier<T> computed) {
        List<SqlNode> knownAround = known;
        boolean groupedAround = grouped;
        known = facts;
        grouped = groups;
        try {
            return computed.get();
        } finally {
            known = knownAround;
            grouped = groupedAround;
        }
    }

    /** Whether the expression is known not to be zero. */
    boolean covers(SqlNode expression) {
        SqlNode plain = withoutCast(expression);
        return isCountOfRows(plain) || known.stream().anyMatch(each -> each.equalsDeep(plain, Litmus.IGNORE));
    }

    /** A group counts its rows, a window without a frame the current row; and so does a sum of such counts. */
    private boolean isCountOfRows(SqlNode node) {
        if (node.getKind() != SqlKind.OVER) {
            return grouped && isCount(node);
        }
        SqlCall over = (SqlCall) node;
        boolean framed = !(over.operand(1) instanceof SqlWindow window)
                || window.getLowerBound() != null
                || window.getUpperBound() != null;
        SqlNode function = over.operand(0);
        boolean sum = grouped
                && function instanceof SqlCall call
                && call.operandCount() == 1
                && Aggregates.name(call).equals("SUM")
                && isCount(call.operand(0));
        return !framed && (isCount(function) || sum);
    }

    private static boolean isCount(SqlNode node) {
        return node instanceof SqlCall call
                && Aggregates.name(call).equals("COUNT")
                && call.operandCount() == 1
                && ((call.operand(0) instanceof SqlIdentifier column && column.isStar())
                        || call.operand(0) instanceof SqlNumericLiteral);
    }

    private static SqlNode withoutCast(SqlNode node) {
        boolean wide = node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                && basic.getPrecision() < 0
                && WIDE.contains(type.getTypeName().toString());
        return wide ? withoutCast(((SqlCall) node).operand(0)) : node;
    }

    /** Returns what is not zero where the condition is TRUE. */
    static List<SqlNode> ifTrue(@Nullable SqlNode condition) {
        if (!(condition instanceof SqlCall call)) {
            return List.of();
        }
        return switch (call.getKind()) {
            case AND -> both(ifTrue(call.operand(0)), ifTrue(call.operand(1)));
            case NOT -> ifNotTrue(call.operand(0));
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                compared(call, call.getKind());
            default -> List.of();
        };
    }

    /** Returns what is not zero, or NULL, where the condition is FALSE or NULL. */
    static List<SqlNode> ifNotTrue(SqlNode condition) {
        if (!(condition instanceof SqlCall call)) {
            return List.of();
        }
        return switch (call.getKind()) {
            case OR -> both(ifNotTrue(call.operand(0)), ifNotTrue(call.operand(1)));
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                compared(call, call.getKind().negateNullSafe());
            default -> List.of();
        };
    }

    private static List<SqlNode> both(List<SqlNode> first, List<SqlNode> second) {
        List<SqlNode> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The side of a comparison with a number that zero does not satisfy. */
    private static List<SqlNode> compared(SqlCall call, SqlKind comparison) {
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        if (right instanceof SqlNumericLiteral number) {
            return excludesZero(comparison, sign(number)) ? List.of(withoutCast(left)) : List.of();
        }
        if (left instanceof SqlNumericLiteral number) {
            return excludesZero(comparison.reverse(), sign(number)) ? List.of(withoutCast(right)) : List.of();
        }
        return List.of();
    }

    private static int sign(SqlLiteral number) {
        return number.bigDecimalValue().signum();
    }

    /** Whether 0 does not compare so with a number of this sign. */
    private static boolean excludesZero(SqlKind comparison, int sign) {
        return switch (comparison) {
            case EQUALS -> sign != 0;
            case NOT_EQUALS -> sign == 0;
            case LESS_THAN -> sign <= 0;
            case LESS_THAN_OR_EQUAL -> sign < 0;
            case GREATER_THAN -> sign >= 0;
            case GREATER_THAN_OR_EQUAL -> sign > 0;
            default -> false;
        };
    }
}
