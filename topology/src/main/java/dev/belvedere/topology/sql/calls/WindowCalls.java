package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.plan.logical.WindowFrame.Exclusion;
import dev.belvedere.topology.sql.algebra.WindowDistances;
import dev.belvedere.topology.sql.algebra.WindowDistances.Distance;
import dev.belvedere.topology.sql.algebra.WindowForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;

/** The parts of a parsed call of a window function: {@code LAG(price, 2, 0) OVER (PARTITION BY product ORDER BY day)}. */
public final class WindowCalls {

    private static final int MOST_ROWS = 1_000_000;

    private final SqlCall over;

    public WindowCalls(SqlCall over) {
        this.over = over;
    }

    /** Returns the function's call, without FILTER. */
    public SqlCall function() {
        SqlCall call = over.operand(0);
        return call.getKind() == SqlKind.FILTER ? call.operand(0) : call;
    }

    /** Returns the condition of FILTER. */
    public Optional<SqlNode> filter() {
        SqlCall call = over.operand(0);
        return call.getKind() == SqlKind.FILTER ? Optional.of(call.operand(1)) : Optional.empty();
    }

    /** Returns the window, or the name of one. */
    public SqlNode window() {
        return over.operand(1);
    }

    /** Returns the function, unless it is an aggregate. */
    public Optional<WindowForm> form() {
        String name = function().getOperator().getName().toUpperCase(Locale.ROOT);
        return Arrays.stream(WindowForm.values())
                .filter(form -> form.name().equals(name))
                .findFirst();
    }

    /** Returns the operands that are computed for each row. */
    public List<SqlNode> values() {
        if (form().filter(form -> form == WindowForm.NTILE).isPresent()) {
            return List.of();
        }
        List<SqlNode> values = new ArrayList<>(function().getOperandList());
        if (form().filter(WindowForm::takesNumber).isPresent() && values.size() > 1) {
            values.remove(1);
        }
        values.removeIf(value -> value instanceof SqlIdentifier column && column.isStar());
        return values;
    }

    /** Returns how many rows before or behind the current one LAG and LEAD look, or how many buckets NTILE has. */
    public int rows() {
        if (form().filter(form -> form == WindowForm.NTILE).isPresent()) {
            return number(function().operand(0)).orElse(1);
        }
        if (form().filter(WindowForm::takesNumber).isEmpty()) {
            return 0;
        }
        return function().operandCount() > 1 ? number(function().operand(1)).orElse(1) : 1;
    }

    /** Returns why the call is not supported. */
    public Optional<String> reasonAgainst() {
        if (function().getFunctionQuantifier() != null) {
            return Optional.of("DISTINCT is not supported in a window function, as in PostgreSQL.");
        }
        return form().map(this::reasonAgainst)
                .orElseGet(this::reasonAgainstAggregate)
                .or(this::reasonAgainstFrame);
    }

    private Optional<String> reasonAgainst(WindowForm form) {
        if (form == WindowForm.NTILE) {
            boolean counted = function().operandCount() == 1
                    && number(function().operand(0)).filter(count -> count > 0).isPresent();
            return counted
                    ? Optional.empty()
                    : Optional.of("NTILE takes a number of buckets that is written as a literal.");
        }
        if (form == WindowForm.NTH_VALUE) {
            boolean placed = function().operandCount() == 2
                    && number(function().operand(1)).filter(place -> place > 0).isPresent();
            return placed
                    ? Optional.empty()
                    : Optional.of("NTH_VALUE takes a value, and the number of a row that is written as a literal.");
        }
        int most = form.shifts() ? 3 : form.takesValue() ? 1 : 0;
        if (function().operandCount() > most || function().operandCount() < Math.min(most, 1)) {
            return Optional.of(form + " does not take these arguments.");
        }
        return form.shifts()
                        && function().operandCount() > 1
                        && number(function().operand(1)).isEmpty()
                ? Optional.of("the number of rows of " + form + " is written as a literal from 0 to " + MOST_ROWS + ".")
                : Optional.empty();
    }

    private Optional<String> reasonAgainstAggregate() {
        if (!Aggregates.isAggregate(function())) {
            return Optional.of(OperatorNames.name(function())
                    + " is not a window function that views know. They know ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK,"
                    + " CUME_DIST, NTILE, LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE and the aggregates.");
        }
        if (Aggregates.isCountOfPairs(function())
                || Aggregates.form(function()).filter(form -> !form.slides()).isPresent()) {
            return Optional.of(Aggregates.name(function())
                    + " is not supported in a window. Write it in a query with GROUP BY, and join that.");
        }
        return function().operandCount() == 1
                ? Optional.empty()
                : Optional.of(Aggregates.name(function()) + " takes one value.");
    }

    private Optional<String> reasonAgainstFrame() {
        if (!(window() instanceof SqlWindow window)) {
            return Optional.empty();
        }
        boolean framed = window.getLowerBound() != null || window.getUpperBound() != null;
        if (framed && window.getOrderList().isEmpty()) {
            return Optional.of("a frame (ROWS, RANGE) needs ORDER BY, which says which rows are in it.");
        }
        boolean offsets = isOffset(window.getLowerBound()) || isOffset(window.getUpperBound());
        if (offsets && !window.isRows()) {
            return isDistance(window.getLowerBound()) && isDistance(window.getUpperBound())
                    ? Optional.empty()
                    : Optional.of("the distance of RANGE is written as a number or an interval.");
        }
        boolean counted = isCounted(window.getLowerBound()) && isCounted(window.getUpperBound());
        return offsets && !counted
                ? Optional.of("the bound of a frame is written as a literal from 0 to " + MOST_ROWS + ".")
                : Optional.empty();
    }

    private static boolean isOffset(@Nullable SqlNode bound) {
        return bound != null && (bound.getKind() == SqlKind.PRECEDING || bound.getKind() == SqlKind.FOLLOWING);
    }

    private static boolean isDistance(@Nullable SqlNode bound) {
        return !isOffset(bound) || !distance(bound).text().isEmpty();
    }

    /** Returns what of the frame Calcite is not told. */
    public WindowDistances distances() {
        if (!(window() instanceof SqlWindow window)) {
            return WindowDistances.NONE;
        }
        return new WindowDistances(
                window.isRows() ? Distance.NONE : distance(window.getLowerBound()),
                window.isRows() ? Distance.NONE : distance(window.getUpperBound()),
                exclusion(window));
    }

    /** Whether the frame has what Calcite is not told. */
    public static boolean hasOwnFrame(SqlWindow window) {
        boolean distant = isOffset(window.getLowerBound()) || isOffset(window.getUpperBound());
        return exclusion(window) != Exclusion.NONE || (distant && !window.isRows());
    }

    private static Distance distance(@Nullable SqlNode bound) {
        if (bound == null || !isOffset(bound)) {
            return Distance.NONE;
        }
        SqlNode size = ((SqlCall) bound).operand(0);
        boolean following = bound.getKind() == SqlKind.FOLLOWING;
        if (size instanceof SqlCharStringLiteral interval) {
            return new Distance(interval.getValueAs(String.class), true, following);
        }
        return size instanceof SqlNumericLiteral number
                ? new Distance(number.bigDecimalValue().toPlainString(), false, following)
                : new Distance(IntervalTexts.literal(size).orElse(""), true, following);
    }

    private static Exclusion exclusion(SqlWindow window) {
        return Arrays.stream(Exclusion.values())
                .filter(each ->
                        window.getExclude().toString().endsWith(each.name().replace('_', ' ')))
                .findFirst()
                .orElse(Exclusion.NONE);
    }

    /** Returns the bound for Calcite: it orders rows by what a distance is added to, and takes no part in adding it. */
    public static @Nullable SqlNode bound(@Nullable SqlNode bound, boolean rows) {
        return rows || bound == null || !isOffset(bound)
                ? bound
                : SqlWindow.createCurrentRow(bound.getParserPosition());
    }

    private static boolean isCounted(@Nullable SqlNode bound) {
        return !(bound instanceof SqlCall call)
                || !isOffset(bound)
                || number(call.operand(0)).isPresent();
    }

    private static Optional<Integer> number(SqlNode literal) {
        return literal instanceof SqlNumericLiteral number
                        && number.isInteger()
                        && number.bigDecimalValue().signum() >= 0
                        && number.bigDecimalValue().compareTo(BigDecimal.valueOf(MOST_ROWS)) <= 0
                ? Optional.of(number.intValue(true))
                : Optional.empty();
    }

    /** Returns the whole numbers that a LIMIT or an OFFSET may be. */
    public static boolean isCount(SqlNode literal) {
        return number(literal).isPresent();
    }

    /** Returns what an item of ORDER BY orders by. */
    public static SqlNode key(SqlNode item) {
        return switch (item.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> key(((SqlCall) item).operand(0));
            default -> item;
        };
    }

    /** Returns the expressions of a window. */
    public static List<SqlNode> expressions(SqlWindow window) {
        List<SqlNode> expressions = new ArrayList<>(window.getPartitionList());
        window.getOrderList().forEach(item -> expressions.add(key(item)));
        expressions.removeIf(SqlLiteral.class::isInstance);
        return expressions;
    }
}
