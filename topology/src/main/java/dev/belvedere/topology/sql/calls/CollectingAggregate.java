package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.aggregate.SortKey.Direction;
import dev.belvedere.topology.sql.algebra.AggregateForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.util.Litmus;

/** The parts of a parsed call of an aggregate that makes one value of all, in an order: {@code STRING_AGG(name, ', ' ORDER BY price DESC)}. */
public final class CollectingAggregate {

    private final SqlCall call;
    private final AggregateForm form;

    public CollectingAggregate(SqlCall call, AggregateForm form) {
        this.call = call;
        this.form = form;
    }

    /** Returns why the call is not supported. */
    public Optional<String> reasonAgainst() {
        String name = Aggregates.name(call);
        if (values().size() != (form == AggregateForm.STRING_AGG || form.takesPairs() ? 2 : 1)) {
            return Optional.of(name + " takes "
                    + (form == AggregateForm.STRING_AGG
                            ? "a text and what stands between"
                            : form.takesPairs() ? "a key and a value" : "one value")
                    + ".");
        }
        return form == AggregateForm.STRING_AGG && !(call.operand(1) instanceof SqlCharStringLiteral)
                ? Optional.of("what stands between the texts of STRING_AGG is written as a literal, like ', '.")
                : reasonAgainstOrder(name);
    }

    private Optional<String> reasonAgainstOrder(String name) {
        if (isDistinct()) {
            return keys().size() == 1 && keys().get(0).equalsDeep(value(), Litmus.IGNORE)
                    ? Optional.empty()
                    : Optional.of(name + " with DISTINCT is ordered by its value, or by nothing.");
        }
        return items().isEmpty() && form != AggregateForm.JSONB_OBJECT_AGG
                ? Optional.of(name + " without ORDER BY leaves the order of its values open. Write " + name
                        + "(… ORDER BY …), with a column that tells the rows of a group apart.")
                : Optional.empty();
    }

    private boolean isDistinct() {
        return call.getFunctionQuantifier() != null;
    }

    /** Returns the operands before ORDER BY. */
    public List<SqlNode> values() {
        List<SqlNode> operands = call.getOperandList();
        boolean ordered = !operands.isEmpty() && operands.get(operands.size() - 1) instanceof SqlNodeList;
        return ordered ? operands.subList(0, operands.size() - 1) : operands;
    }

    public SqlNode value() {
        return call.operand(0);
    }

    public String separator() {
        return values().size() > 1 && call.operand(1) instanceof SqlCharStringLiteral text
                ? text.getValueAs(String.class)
                : "";
    }

    /** Returns what the values are ordered by. */
    public List<SqlNode> keys() {
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : items()) {
            keys.add(WindowCalls.key(item));
        }
        return keys;
    }

    /** Values that are distinct come in their own order, where no other is stated. */
    private List<SqlNode> items() {
        if (call.operandCount() > values().size()) {
            return ((SqlNodeList) call.operand(call.operandCount() - 1)).getList();
        }
        return isDistinct() ? List.of(value()) : List.of();
    }

    /** Returns how each key orders: by default ascending, and NULL is greater than all values. */
    public List<Direction> directions() {
        return items().stream().map(CollectingAggregate::direction).toList();
    }

    static Direction direction(SqlNode item) {
        return switch (item.getKind()) {
            case NULLS_FIRST -> new Direction(descends(item), true);
            case NULLS_LAST -> new Direction(descends(item), false);
            default -> new Direction(descends(item), descends(item));
        };
    }

    private static boolean descends(SqlNode item) {
        return switch (item.getKind()) {
            case NULLS_FIRST, NULLS_LAST -> descends(((SqlCall) item).operand(0));
            default -> item.getKind() == SqlKind.DESCENDING;
        };
    }
}
