package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Types;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/**
 * A window function that Calcite passes from the statement to the plan as it is. Its operands are the value, if it takes one; the default of LAG and LEAD, if
 * there is one; the condition of FILTER, if there is one.
 */
public final class WindowOperator extends SqlAggFunction {

    private final Optional<WindowForm> form;
    private final int rows;
    private final Optional<SqlAggFunction> aggregate;
    private final boolean filtered;
    private final WindowDistances distances;

    private WindowOperator(
            String name,
            Optional<WindowForm> form,
            int rows,
            Optional<SqlAggFunction> aggregate,
            boolean filtered,
            WindowDistances distances) {
        super(
                distances.equals(WindowDistances.NONE) ? name : name + " " + distances,
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> result(form, aggregate, binding),
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                true,
                Optionality.FORBIDDEN);
        this.form = form;
        this.rows = rows;
        this.aggregate = aggregate;
        this.filtered = filtered;
        this.distances = distances;
    }

    /**
     * Returns the operator of a function.
     *
     * @param rows how many rows before or behind the current one LAG and LEAD look, or the number of another function
     */
    public static WindowOperator of(WindowForm form, int rows, WindowDistances distances) {
        return new WindowOperator(form + " " + rows, Optional.of(form), rows, Optional.empty(), false, distances);
    }

    /**
     * Returns the operator of an aggregate.
     *
     * @param filtered whether the last operand is the condition of FILTER
     */
    public static WindowOperator of(SqlAggFunction aggregate, boolean filtered, WindowDistances distances) {
        String name = aggregate.getName() + (filtered ? " FILTER" : "");
        return new WindowOperator(name, Optional.empty(), 0, Optional.of(aggregate), filtered, distances);
    }

    /** Returns the function, unless it is an aggregate. */
    Optional<WindowForm> form() {
        return form;
    }

    WindowDistances distances() {
        return distances;
    }

    int rows() {
        return rows;
    }

    Optional<SqlAggFunction> aggregate() {
        return aggregate;
    }

    boolean filtered() {
        return filtered;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return true;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return inferReturnType(new SqlCallBinding(validator, scope, call));
    }

    private static RelDataType result(
            Optional<WindowForm> form, Optional<SqlAggFunction> aggregate, SqlOperatorBinding binding) {
        if (aggregate.filter(PostgresAggregate.class::isInstance).isPresent()) {
            return aggregate.get().inferReturnType(binding);
        }
        boolean number = form.map(function -> !function.takesValue())
                .orElseGet(() -> aggregate.orElseThrow().getKind() == SqlKind.COUNT);
        SqlType type = number ? ofNumber(form) : ofValue(aggregate, SqlTypes.sqlType(binding.getOperandType(0)));
        return SqlTypes.ofExpression(binding.getTypeFactory(), new Expr.Input(0, type, !number));
    }

    private static SqlType ofNumber(Optional<WindowForm> form) {
        return form.map(function -> switch (function) {
                    case PERCENT_RANK, CUME_DIST -> SqlType.DOUBLE;
                    case NTILE -> SqlType.INTEGER;
                    default -> SqlType.BIGINT;
                })
                .orElse(SqlType.BIGINT);
    }

    private static SqlType ofValue(Optional<SqlAggFunction> aggregate, SqlType argument) {
        SqlKind kind = aggregate.map(SqlAggFunction::getKind).orElse(SqlKind.FIRST_VALUE);
        return switch (kind) {
            case SUM -> AggregateConverter.sumOf(argument);
            case AVG -> {
                SqlType number = Types.isBinaryFraction(argument) ? SqlType.DOUBLE : SqlType.NUMERIC;
                yield argument.equals(SqlType.INTERVAL) ? argument : number;
            }
            default -> argument;
        };
    }
}
