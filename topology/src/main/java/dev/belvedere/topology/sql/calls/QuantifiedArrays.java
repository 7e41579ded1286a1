package dev.belvedere.topology.sql.calls;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;

/** Comparisons with an element of an array: {@code x = ANY (array)}. */
public final class QuantifiedArrays {

    private QuantifiedArrays() {}

    /** Whether the call compares with any element of an array that is an expression. */
    public static boolean isEqualsAny(SqlCall call) {
        return call.getKind() == SqlKind.SOME
                && ((SqlQuantifyOperator) call.getOperator()).comparisonKind == SqlKind.EQUALS
                && call.operand(1) instanceof SqlNodeList list
                && list.size() == 1;
    }

    /** Returns the array. */
    public static SqlNode array(SqlCall call) {
        return ((SqlNodeList) call.operand(1)).get(0);
    }
}
