package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.aggregate.SortKey.Direction;
import dev.belvedere.topology.sql.algebra.AggregateForm;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;

/** The parts of a parsed call of an aggregate that takes its values by WITHIN GROUP: {@code PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY price)}. */
public final class OrderedSetAggregate {

    private final SqlCall function;
    private final SqlNodeList order;

    public OrderedSetAggregate(SqlCall withinGroup) {
        this.function = withinGroup.operand(0);
        this.order = withinGroup.operand(1);
    }

    /** Returns why the call is not supported. */
    public Optional<String> reasonAgainst() {
        String name = Aggregates.name(function);
        Optional<AggregateForm> form = Aggregates.form(function).filter(AggregateForm::isOrderedSet);
        if (form.isEmpty()) {
            return Optional.of(name + " takes no WITHIN GROUP.");
        }
        if (order.size() != 1) {
            return Optional.of(name + " takes one expression in WITHIN GROUP (ORDER BY …).");
        }
        if (form.get() == AggregateForm.MODE) {
            return function.operandCount() == 0 ? Optional.empty() : Optional.of("MODE takes no argument.");
        }
        return function.operandCount() == 1 && isFraction(function.operand(0))
                ? Optional.empty()
                : Optional.of(name + " takes a fraction that is written as a literal between 0 and 1.");
    }

    private static boolean isFraction(SqlNode node) {
        return node instanceof SqlNumericLiteral number
                && number.bigDecimalValue().signum() >= 0
                && number.bigDecimalValue().compareTo(BigDecimal.ONE) <= 0;
    }

    /** Returns the values, which are in their order. */
    public SqlNode value() {
        return WindowCalls.key(order.get(0));
    }

    public Direction direction() {
        return CollectingAggregate.direction(order.get(0));
    }

    /** Returns the fraction as a text; an empty one of MODE. */
    public String fraction() {
        return function.operandCount() == 0 ? "" : function.operand(0).toString();
    }
}
