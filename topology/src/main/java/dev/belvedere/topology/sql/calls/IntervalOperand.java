package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.value.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/**
 * An interval that a statement adds to a time or subtracts from it: a literal, {@code INTERVAL '30 days'} or {@code INTERVAL '30' DAY}, or a multiple of one,
 * {@code n * INTERVAL '1 day'} or {@code (n || ' days')::interval}.
 */
public final class IntervalOperand {

    /** An interval as a text, and the number that it is multiplied by. */
    private record Written(String text, Optional<SqlNode> factor) {}

    private IntervalOperand() {}

    /** Whether the call adds or subtracts such an interval. */
    public static boolean isIn(SqlCall call) {
        return call.operandCount() == 2
                && switch (call.getKind()) {
                    case PLUS ->
                        interval(call.operand(0)).isPresent()
                                != interval(call.operand(1)).isPresent();
                    case MINUS ->
                        interval(call.operand(0)).isEmpty()
                                && interval(call.operand(1)).isPresent();
                    default -> false;
                };
    }

    /** Returns the operand that is not the interval. */
    public static SqlNode time(SqlCall call) {
        return interval(call.operand(1)).isPresent() ? call.operand(0) : call.operand(1);
    }

    /** Returns the interval that is added, as a text; one that is subtracted has a mark before it. */
    public static SqlNode written(SqlCall call) {
        String sign = call.getKind() == SqlKind.MINUS ? Interval.SUBTRACTED : "";
        return SqlLiteral.createCharString(sign + of(call).text(), call.getParserPosition());
    }

    /** Returns the number that the interval is multiplied by. */
    public static Optional<SqlNode> factor(SqlCall call) {
        return of(call).factor();
    }

    private static Written of(SqlCall call) {
        return interval(call.operand(1)).or(() -> interval(call.operand(0))).orElseThrow();
    }

    private static Optional<Written> interval(SqlNode node) {
        return literal(node).map(text -> new Written(text, Optional.empty())).or(() -> multiple(node));
    }

    private static Optional<Written> multiple(SqlNode node) {
        if (node.getKind() == SqlKind.TIMES) {
            List<SqlNode> operands = ((SqlCall) node).getOperandList();
            return literal(operands.get(0))
                    .map(text -> new Written(text, Optional.of(operands.get(1))))
                    .or(() -> literal(operands.get(1)).map(text -> new Written(text, Optional.of(operands.get(0)))));
        }
        if (isCast(node) && ((SqlCall) node).operand(0) instanceof SqlCall joined && joined.operandCount() == 2) {
            boolean concatenated = joined.getOperator().getName().equals("||");
            return concatenated && joined.operand(1) instanceof SqlCharStringLiteral unit
                    ? Optional.of(new Written("1" + unit.getValueAs(String.class), Optional.of(joined.operand(0))))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Returns the text of a literal interval. */
    public static Optional<String> literal(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            SqlIntervalLiteral.IntervalValue value = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
            String sign = value.getSign() < 0 ? "-" : "";
            return Optional.of(sign + value.getIntervalLiteral() + " " + value.getIntervalQualifier());
        }
        return isCast(node) && ((SqlCall) node).operand(0) instanceof SqlCharStringLiteral text
                ? Optional.of(text.getValueAs(String.class))
                : Optional.empty();
    }

    private static boolean isCast(SqlNode node) {
        return node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeName().toString().toLowerCase(Locale.ROOT).equals("interval");
    }
}
