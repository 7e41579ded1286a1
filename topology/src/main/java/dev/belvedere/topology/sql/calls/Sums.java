package dev.belvedere.topology.sql.calls;

import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** SUM and AVG of numbers and of intervals. Calcite's own take numbers only. */
public final class Sums {

    private static final Map<String, SqlAggFunction> FUNCTIONS = Map.of(
            "SUM", new OfNumbersOrIntervals(SqlKind.SUM, ReturnTypes.AGG_SUM),
            "AVG", new OfNumbersOrIntervals(SqlKind.AVG, ReturnTypes.AVG_AGG_FUNCTION));

    private static final class OfNumbersOrIntervals extends SqlAggFunction {
        OfNumbersOrIntervals(SqlKind kind, SqlReturnTypeInference type) {
            super(
                    kind.name(),
                    null,
                    kind,
                    type,
                    null,
                    OperandTypes.or(OperandTypes.NUMERIC, OperandTypes.INTERVAL),
                    SqlFunctionCategory.NUMERIC,
                    false,
                    false,
                    Optionality.FORBIDDEN);
        }

        /** Not by its name, which is that of Calcite's function. */
        @Override
        public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
            SqlValidatorScope operands = scope.getOperandScope(call);
            call.getOperandList().forEach(operand -> validator.deriveType(operands, operand));
            return validateOperands(validator, operands, call);
        }
    }

    private Sums() {}

    /** Returns the function that a call means, if it is one of these. */
    public static Optional<SqlAggFunction> function(SqlCall call) {
        return Optional.ofNullable(FUNCTIONS.get(Aggregates.name(call)));
    }
}
