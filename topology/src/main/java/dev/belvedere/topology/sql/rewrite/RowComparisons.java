package dev.belvedere.topology.sql.rewrite;

import dev.belvedere.topology.sql.calls.FunctionCall;
import dev.belvedere.topology.sql.calls.IntervalTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes out comparisons of rows column by column, as PostgreSQL defines them (manual, section "Row and Array Comparisons"). */
final class RowComparisons {

    private RowComparisons() {}

    /** Returns a comparison of two rows of equally many columns as one of their columns; any other call as it is. */
    static SqlNode compared(SqlCall call) {
        Optional<List<SqlNode>> left = row(call.operand(0));
        Optional<List<SqlNode>> right = row(call.operand(1));
        if (left.isEmpty()
                || right.isEmpty()
                || left.get().size() != right.get().size()) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        return switch (call.getKind()) {
            case EQUALS -> equal(left.get(), right.get(), position);
            case NOT_EQUALS ->
                joined(pairs(SqlStdOperatorTable.NOT_EQUALS, left.get(), right.get(), position), false, position);
            case OVERLAPS -> overlap(left.get(), right.get(), call);
            default -> ordered(call, left.get(), right.get());
        };
    }

    static Optional<List<SqlNode>> row(SqlNode node) {
        return node.getKind() == SqlKind.ROW ? Optional.of(((SqlCall) node).getOperandList()) : Optional.empty();
    }

    static SqlNode equal(List<SqlNode> left, List<SqlNode> right, SqlParserPos position) {
        return joined(pairs(SqlStdOperatorTable.EQUALS, left, right, position), true, position);
    }

    private static List<SqlNode> pairs(
            SqlOperator operator, List<SqlNode> left, List<SqlNode> right, SqlParserPos position) {
        List<SqlNode> pairs = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            pairs.add(operator.createCall(position, left.get(i), right.get(i)));
        }
        return pairs;
    }

    /** The conditions, of which all or one have to be true. */
    static SqlNode joined(List<SqlNode> conditions, boolean all, SqlParserPos position) {
        SqlOperator operator = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
        return conditions.stream()
                .reduce((first, second) -> operator.createCall(position, first, second))
                .orElseThrow();
    }

    /** The first columns that differ decide; a NULL among them, or before them, leaves it open. */
    private static SqlNode ordered(SqlCall call, List<SqlNode> left, List<SqlNode> right) {
        SqlParserPos position = call.getParserPosition();
        if (left.size() == 1) {
            return call.getOperator().createCall(position, left.get(0), right.get(0));
        }
        SqlOperator strict = switch (call.getKind()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN;
            default -> SqlStdOperatorTable.GREATER_THAN;
        };
        SqlNode first = strict.createCall(position, left.get(0), right.get(0));
        SqlNode equal = SqlStdOperatorTable.EQUALS.createCall(position, left.get(0), right.get(0));
        SqlNode rest = ordered(call, left.subList(1, left.size()), right.subList(1, right.size()));
        return joined(List.of(first, joined(List.of(equal, rest), true, position)), false, position);
    }

    /** A period is written as its beginning and its end, or as its beginning and an interval. */
    private static SqlNode overlap(List<SqlNode> first, List<SqlNode> second, SqlCall call) {
        if (first.size() != 2) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> times = new ArrayList<>();
        for (List<SqlNode> period : List.of(first, second)) {
            SqlNode end = period.get(1);
            boolean interval = IntervalTexts.literal(end).isPresent();
            times.add(period.get(0));
            times.add(interval ? SqlStdOperatorTable.PLUS.createCall(position, period.get(0), end) : end);
        }
        return FunctionCall.of("OVERLAPS", position, times);
    }
}
