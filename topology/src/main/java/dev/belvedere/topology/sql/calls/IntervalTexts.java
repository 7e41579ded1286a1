package dev.belvedere.topology.sql.calls;

import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** The texts of literal intervals: {@code INTERVAL '30 days'}, which is a cast to Calcite's parser, and {@code INTERVAL '30' DAY}. */
public final class IntervalTexts {

    private IntervalTexts() {}

    /** Returns the text of an interval, if it is a literal. */
    public static Optional<String> literal(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            return Optional.of(text(literal));
        }
        return isCast(node) && ((SqlCall) node).operand(0) instanceof SqlCharStringLiteral text
                ? Optional.of(text.getValueAs(String.class))
                : Optional.empty();
    }

    /** Returns the number of units that a literal of Calcite's is. */
    static String text(SqlIntervalLiteral literal) {
        SqlIntervalLiteral.IntervalValue value = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
        String sign = value.getSign() < 0 ? "-" : "";
        return sign + value.getIntervalLiteral() + " " + value.getIntervalQualifier();
    }

    private static boolean isCast(SqlNode node) {
        return node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeName().toString().toLowerCase(Locale.ROOT).equals("interval");
    }
}
