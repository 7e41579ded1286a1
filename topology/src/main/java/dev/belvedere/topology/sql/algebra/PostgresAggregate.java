package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.aggregate.SortKey;
import java.util.List;
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
 * An aggregate function that Calcite passes from the statement to the plan as it is. Its first operand is what it aggregates, the others are what it is ordered
 * by, or what it is related to.
 */
public final class PostgresAggregate extends SqlAggFunction {

    private final AggregateForm form;
    private final String parameter;
    private final List<SortKey.Direction> order;

    /**
     * @param parameter what stands between two texts of {@link AggregateForm#STRING_AGG}, the fraction of a percentile, or the name of a regression
     * @param order how the operands behind the first one order
     */
    public PostgresAggregate(AggregateForm form, String parameter, List<SortKey.Direction> order) {
        super(
                form.name() + order + parameter,
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> result(form, binding),
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
        this.form = form;
        this.parameter = parameter;
        this.order = List.copyOf(order);
    }

    AggregateForm form() {
        return form;
    }

    String parameter() {
        return parameter;
    }

    List<SortKey.Direction> order() {
        return order;
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
        SqlValidatorScope operands = scope.getOperandScope(call);
        call.getOperandList().forEach(operand -> validator.deriveType(operands, operand));
        return inferReturnType(new SqlCallBinding(validator, operands, call));
    }

    private static RelDataType result(AggregateForm form, SqlOperatorBinding binding) {
        SqlType argument = SqlTypes.sqlType(binding.getOperandType(0));
        Expr result = new Expr.Input(0, typeOf(form, argument), true);
        return SqlTypes.ofExpression(binding.getTypeFactory(), result);
    }

    /** Returns the type of the result for an argument of this type. */
    private static SqlType typeOf(AggregateForm form, SqlType argument) {
        return switch (form) {
            case BOOL_AND, BOOL_OR -> SqlType.BOOLEAN;
            case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP ->
                Types.isBinaryFraction(argument) ? SqlType.DOUBLE : SqlType.NUMERIC;
            case STRING_AGG -> SqlType.VARCHAR;
            case ARRAY_AGG -> SqlType.arrayOf(argument);
            case JSONB_AGG, JSON_AGG, JSONB_OBJECT_AGG, JSON_OBJECT_AGG -> SqlType.JSON;
            case PERCENTILE_CONT -> argument.equals(SqlType.INTERVAL) ? argument : SqlType.DOUBLE;
            case REGRESSION -> SqlType.DOUBLE;
            case PERCENTILE_DISC, MODE, BIT_AND, BIT_OR, BIT_XOR -> argument;
        };
    }
}
