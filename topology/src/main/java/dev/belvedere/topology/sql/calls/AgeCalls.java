package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.library.AgeFunctions;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Calls that take a part of the span between two times: {@code EXTRACT(YEAR FROM AGE(hired, born))}, {@code DATE_PART('year', AGE(hired, born))}. */
public final class AgeCalls {

    private AgeCalls() {}

    /** Whether the call takes a part of an AGE of two times. */
    public static boolean isPart(SqlCall call) {
        boolean part = call.getKind() == SqlKind.EXTRACT
                || (call.operandCount() == 2 && OperatorNames.name(call).equals("DATE_PART"));
        return part && isAge(call.operand(1));
    }

    private static boolean isAge(SqlNode node) {
        return node instanceof SqlCall age
                && age.operandCount() == 2
                && OperatorNames.name(age).equals("AGE");
    }

    /** Whether the name of the part is a keyword. */
    public static boolean isExtract(SqlCall call) {
        return call.operand(0) instanceof SqlIntervalQualifier;
    }

    /** Returns the later and the earlier time. */
    public static List<SqlNode> times(SqlCall call) {
        return ((SqlCall) call.operand(1)).getOperandList();
    }

    /** Returns the function, which takes the name of the part and the times. */
    public static ScalarFunction function(SqlCall call) {
        return isExtract(call) ? AgeFunctions.EXTRACT : AgeFunctions.DATE_PART;
    }
}
