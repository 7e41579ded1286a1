package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.library.SpanFunctions;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * Uses of an interval that is no column: of the difference of two times, {@code EXTRACT(EPOCH FROM later - earlier)} and
 * {@code later - earlier > INTERVAL '5 days'}, and the first argument of {@code DATE_BIN}.
 */
public final class SpanCalls {

    private SpanCalls() {}

    /** Whether the call takes a part of a difference. */
    public static boolean isPart(SqlCall call) {
        boolean part = call.getKind() == SqlKind.EXTRACT
                || (call.operandCount() == 2 && OperatorNames.name(call).equals("DATE_PART"));
        return part && isDifference(call.operand(1));
    }

    /** Whether the call compares differences with literal intervals. */
    public static boolean isComparison(SqlCall call) {
        boolean compares = call.getKind() == SqlKind.BETWEEN
                || (call.operandCount() == 2 && call.getKind().belongsTo(SqlKind.COMPARISON));
        return compares
                && call.getOperandList().stream()
                        .anyMatch(operand -> IntervalOperand.literal(operand).isPresent())
                && call.getOperandList().stream()
                        .allMatch(operand -> isDifference(operand)
                                || IntervalOperand.literal(operand).isPresent());
    }

    /** Whether the call is that of {@code DATE_BIN} with a literal interval. */
    public static boolean isBin(SqlCall call) {
        return call.operandCount() == 3
                && OperatorNames.name(call).equals("DATE_BIN")
                && IntervalOperand.literal(call.operand(0)).isPresent();
    }

    /** Whether this may be the difference of two times; which it is its operands' types decide. */
    public static boolean isDifference(SqlNode node) {
        return node.getKind() == SqlKind.MINUS && !IntervalOperand.isIn((SqlCall) node);
    }

    /** Returns the function of a part, which takes the name of the part and the times. */
    public static ScalarFunction function(SqlCall call) {
        return AgeCalls.isExtract(call) ? SpanFunctions.EXTRACT : SpanFunctions.DATE_PART;
    }

    /** Returns the operands in which an interval is not. */
    public static List<SqlNode> times(SqlCall call) {
        if (isBin(call)) {
            return call.getOperandList().subList(1, 3);
        }
        return call.getOperandList().stream()
                .filter(SpanCalls::isDifference)
                .flatMap(difference -> ((SqlCall) difference).getOperandList().stream())
                .toList();
    }
}
