package dev.belvedere.topology.sql.calls;

import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** A literal interval that a statement adds to a time or subtracts from it: {@code INTERVAL '30 days'}, {@code INTERVAL '30' DAY}. */
public final class IntervalOperand {

    private IntervalOperand() {}

    /** Whether the call adds or subtracts a literal interval. */
    public static boolean isIn(SqlCall call) {
        return call.operandCount() == 2
                && switch (call.getKind()) {
                    case PLUS ->
                        text(call.operand(0)).isPresent()
                                != text(call.operand(1)).isPresent();
                    case MINUS ->
                        text(call.operand(0)).isEmpty() && text(call.operand(1)).isPresent();
                    default -> false;
                };
    }

    /** Returns the operand that is not the interval. */
    public static SqlNode time(SqlCall call) {
        return text(call.operand(1)).isPresent() ? call.operand(0) : call.operand(1);
    }

    /** Returns the interval that is added, as a text; one that is subtracted has a minus sign before it. */
    public static SqlNode written(SqlCall call) {
        String sign = call.getKind() == SqlKind.MINUS ? "- " : "";
        String text = text(call.operand(1)).or(() -> text(call.operand(0))).orElseThrow();
        return SqlLiteral.createCharString(sign + text, call.getParserPosition());
    }

    private static Optional<String> text(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            SqlIntervalLiteral.IntervalValue value = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
            String sign = value.getSign() < 0 ? "-" : "";
            return Optional.of(sign + value.getIntervalLiteral() + " " + value.getIntervalQualifier());
        }
        boolean cast = node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeName().toString().toLowerCase(Locale.ROOT).equals("interval");
        return cast && ((SqlCall) node).operand(0) instanceof SqlCharStringLiteral text
                ? Optional.of(text.getValueAs(String.class))
                : Optional.empty();
    }
}
